namespace Kamiyo.Grains.Interfaces.Subscriptions;

public enum OverrideOutcome
{
    /// <summary>Committed.</summary>
    Done,

    /// <summary>No event has told of the customer, so there is nothing to override.</summary>
    UnknownCustomer,

    /// <summary>No override is in force that could be ended.</summary>
    NothingToEnd,
}
