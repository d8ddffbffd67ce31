namespace Kamiyo.Billing.Subscriptions;

/// <summary>The names of changes in audit and analytics; never changed once stored.</summary>
internal static class ChangeName
{
    public static string Of(SubscriptionChangeKind kind) => kind switch
    {
        SubscriptionChangeKind.Upgraded => "upgraded",
        SubscriptionChangeKind.Downgraded => "downgraded",
        SubscriptionChangeKind.PlanChanged => "plan_changed",
        SubscriptionChangeKind.IntervalChanged => "interval_changed",
        SubscriptionChangeKind.QuantityChanged => "quantity_changed",
        SubscriptionChangeKind.TrialConverted => "trial_converted",
        SubscriptionChangeKind.CancellationScheduled => "cancellation_scheduled",
        SubscriptionChangeKind.CancellationTakenBack => "cancellation_taken_back",
        SubscriptionChangeKind.StatusChanged => "status_changed",
        SubscriptionChangeKind.Renewed => "renewed",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of change."),
    };
}
