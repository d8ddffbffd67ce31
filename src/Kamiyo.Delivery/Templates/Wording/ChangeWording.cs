using Kamiyo.Billing.Messages;
using Kamiyo.Billing.Subscriptions;

namespace Kamiyo.Delivery.Templates.Wording;

/// <summary>Names each change to its customer.</summary>
internal static class ChangeWording
{
    /// <param name="subscription">What comes after "your".</param>
    /// <exception cref="TemplateException">There is no change to tell of.</exception>
    public static ChangeText Of(SubscriptionChangedData data, string subscription)
    {
        if (data.Changes.IsDefaultOrEmpty)
        {
            throw new TemplateException($"No change of {data.SubscriptionId} is named.");
        }

        var texts = data.Changes.Select(change => Of(change, subscription, data.Plan)).ToList();
        return texts is [var only]
            ? only
            : new ChangeText($"Your {subscription} has changed", string.Join(' ', texts.Select(text => text.Sentence)));
    }

    private static ChangeText Of(SubscriptionChange change, string subscription, string? plan) => change.Kind switch
    {
        SubscriptionChangeKind.Upgraded or SubscriptionChangeKind.Downgraded or SubscriptionChangeKind.PlanChanged =>
            PlanChangeWording.Of(change, subscription, plan),
        SubscriptionChangeKind.IntervalChanged => PlanChangeWording.OfInterval(change, subscription),
        SubscriptionChangeKind.QuantityChanged => new ChangeText(
            $"The quantity of your {subscription} is now {change.New}",
            $"The quantity of your {subscription} went from {change.Old} to {change.New}."),
        SubscriptionChangeKind.TrialConverted => new ChangeText(
            "Your trial has ended", $"Your trial has ended and your paid {subscription} has begun."),
        SubscriptionChangeKind.CancellationScheduled => CancellationWording.Scheduled(change, subscription),
        SubscriptionChangeKind.CancellationTakenBack => CancellationWording.TakenBack(change, subscription),
        SubscriptionChangeKind.StatusChanged => StatusWording.Of(change, subscription),
        SubscriptionChangeKind.Renewed => Renewal(change, subscription),
        _ => throw new ArgumentOutOfRangeException(nameof(change), change.Kind, "There is no such kind of change."),
    };

    private static ChangeText Renewal(SubscriptionChange change, string subscription)
    {
        var headline = $"Your {subscription} has been renewed";
        return new ChangeText(headline, DateText.OfDay(change.New) is { } day ? $"{headline} until {day}." : $"{headline}.");
    }
}
