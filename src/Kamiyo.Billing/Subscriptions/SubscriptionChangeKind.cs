namespace Kamiyo.Billing.Subscriptions;

/// <summary>What differs between two states of a subscription.</summary>
public enum SubscriptionChangeKind
{
    Upgraded,
    Downgraded,

    /// <summary>Other prices, of which none is worth more than the other as far as Kamiyo can tell.</summary>
    PlanChanged,

    /// <summary>The same tier billed monthly instead of yearly, or the like.</summary>
    IntervalChanged,
    QuantityChanged,

    /// <summary>The trial ended and the subscription is paid from here.</summary>
    TrialConverted,
    CancellationScheduled,
    CancellationTakenBack,
    StatusChanged,

    /// <summary>A new period began.</summary>
    Renewed,
}
