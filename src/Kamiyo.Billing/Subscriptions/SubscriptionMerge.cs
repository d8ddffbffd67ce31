using System.Collections.Immutable;

namespace Kamiyo.Billing.Subscriptions;

/// <summary>
/// Adds one event to what is known of a subscription. The result depends on the set of events alone: the newest one is found by
/// <see cref="SubscriptionOrder"/>, and everything kept beside it is a maximum or the greatest few of a totally ordered set.
/// </summary>
internal static class SubscriptionMerge
{
    /// <summary>Events of one subscription within one second that are told apart; what exceeds it falls out by its key, not by its arrival.</summary>
    private const int MaxCandidates = 8;

    /// <summary>Updates kept of one past-due episode; with more, its start is the oldest kept one, which errs in the customer's favour.</summary>
    private const int MaxPastDueTimes = 32;

    /// <returns><paramref name="current"/> itself when the event adds nothing.</returns>
    public static SubscriptionState Add(SubscriptionState? current, SubscriptionState incoming)
    {
        if (current is null)
        {
            return WithPastDue(incoming, null, incoming);
        }

        var candidates = Candidates(current, incoming);
        var newest = SubscriptionOrder.FindNewest(candidates);
        var rivals = candidates.Where(candidate => !ReferenceEquals(candidate, newest)).ToImmutableArray();
        var merged = WithPastDue(newest with { Rivals = rivals }, current, incoming);
        return IsSame(current, merged) ? current : merged;
    }

    private static List<SubscriptionState> Candidates(SubscriptionState current, SubscriptionState incoming)
    {
        List<SubscriptionState> known = [WithoutHistory(current), .. current.Rivals];
        var isKnown = known.Exists(candidate => candidate.Watermark?.EventId == incoming.Watermark?.EventId);
        var comparison = SubscriptionOrder.CompareTimes(incoming, current);
        if (isKnown || comparison < 0)
        {
            return known;
        }

        if (comparison > 0)
        {
            return [incoming];
        }

        known.Add(incoming);
        known.Sort(SubscriptionOrder.CompareKeys);
        return known[^Math.Min(known.Count, MaxCandidates)..];
    }

    /// <summary>
    /// Grace counts from the oldest past-due event after the newest event of another status. Both are kept, also from events that are too old
    /// to change anything else: one that comes late may mark where the episode really began.
    /// </summary>
    private static SubscriptionState WithPastDue(SubscriptionState newest, SubscriptionState? current, SubscriptionState incoming)
    {
        if (newest.IsTerminal)
        {
            return newest;
        }

        var isPastDue = incoming.Status == SubscriptionStatus.PastDue;
        var seenAt = incoming.Watermark?.CreatedAt;
        var notPastDueAt = Later(current?.NotPastDueAt, isPastDue ? null : seenAt);
        var pastDueAt = (current?.PastDueAt ?? []).ToImmutableSortedSet();
        if (isPastDue && seenAt is { } time)
        {
            pastDueAt = pastDueAt.Add(time);
        }

        var episode = pastDueAt.Where(at => notPastDueAt is null || at > notPastDueAt).TakeLast(MaxPastDueTimes).ToImmutableArray();
        return newest with
        {
            NotPastDueAt = notPastDueAt,
            PastDueAt = episode,
            PastDueSince = newest.Status != SubscriptionStatus.PastDue ? null
                : episode.IsEmpty ? newest.Watermark?.CreatedAt
                : episode[0],
        };
    }

    private static SubscriptionState WithoutHistory(SubscriptionState state) =>
        state with { Rivals = [], NotPastDueAt = null, PastDueAt = [], PastDueSince = null };

    private static DateTimeOffset? Later(DateTimeOffset? left, DateTimeOffset? right) => Nullable.Compare(left, right) >= 0 ? left : right;

    private static bool IsSame(SubscriptionState current, SubscriptionState merged) =>
        current.Watermark == merged.Watermark
        && current.NotPastDueAt == merged.NotPastDueAt
        && current.PastDueAt.AsSpan().SequenceEqual(merged.PastDueAt.AsSpan())
        && current.Rivals.Select(rival => rival.Watermark).SequenceEqual(merged.Rivals.Select(rival => rival.Watermark));
}
