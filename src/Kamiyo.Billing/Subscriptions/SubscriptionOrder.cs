namespace Kamiyo.Billing.Subscriptions;

/// <summary>
/// Which of a subscription's events is the newest. Every rule reads only what stands in the events, never when they came in, so that any
/// order of delivery ends in the same state.
/// <list type="number">
/// <item>Terminal beats everything: Stripe never revives a subscription, so whatever is stamped later is a straggler.</item>
/// <item>Then the later second; within it created &lt; updated &lt; deleted.</item>
/// <item>Several events may be left, say two updates of one second. If the values that one replaced are those that another one set, it
/// follows that other (<see cref="Follows"/>). This pairwise test is not transitive by itself, so it never sorts: it only strikes out events
/// that have a follower.</item>
/// <item>Among those not struck out (or all, if they follow each other in a circle) the greatest key of progress of status, end of period and
/// event id wins. The last is arbitrary but the same in every order.</item>
/// </list>
/// </summary>
internal static class SubscriptionOrder
{
    /// <summary>Rules 1 and 2.</summary>
    public static int CompareTimes(SubscriptionState left, SubscriptionState right)
    {
        var terminal = left.IsTerminal.CompareTo(right.IsTerminal);
        if (terminal != 0)
        {
            return terminal;
        }

        var created = Nullable.Compare(left.Watermark?.CreatedAt, right.Watermark?.CreatedAt);
        return created != 0 ? created : Nullable.Compare(left.Watermark?.Rank, right.Watermark?.Rank);
    }

    /// <summary>The key of rule 4: a total order among events of one second and rank.</summary>
    public static int CompareKeys(SubscriptionState left, SubscriptionState right)
    {
        var progress = SubscriptionStatus.Progress(left.Status).CompareTo(SubscriptionStatus.Progress(right.Status));
        if (progress != 0)
        {
            return progress;
        }

        var period = Nullable.Compare(left.CurrentPeriodEnd, right.CurrentPeriodEnd);
        return period != 0 ? period : string.CompareOrdinal(left.Watermark?.EventId, right.Watermark?.EventId);
    }

    /// <summary>Rules 3 and 4, over events of one second and rank.</summary>
    public static SubscriptionState FindNewest(IReadOnlyCollection<SubscriptionState> candidates)
    {
        var last = candidates.Where(candidate => !candidates.Any(other => Follows(other, candidate))).ToList();
        return (last.Count == 0 ? candidates : last).Aggregate((best, next) => CompareKeys(best, next) >= 0 ? best : next);
    }

    /// <summary>One event replaced what the other one set, and not the other way round.</summary>
    private static bool Follows(SubscriptionState later, SubscriptionState earlier) =>
        later.Replaced is { } replaced && replaced.Matches(earlier) && earlier.Replaced?.Matches(later) != true;
}
