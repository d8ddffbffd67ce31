namespace Kamiyo.Billing.Events;

/// <summary>Where an event goes: to a customer's subscription grain, or nowhere, for a reason an operator can read.</summary>
/// <param name="CustomerKey">The grain key (<c>cus_…</c>, or <c>acct_…/cus_…</c> for a connected account); null when it goes nowhere.</param>
/// <param name="IgnoredBecause">Why it goes nowhere; null when it has a key.</param>
public readonly record struct EventRoute(string? CustomerKey, string? IgnoredBecause)
{
    /// <summary>Decides by type and customer alone, so that an ignored event never activates a grain.</summary>
    public static EventRoute For(string type, string? account, string? customerId)
    {
        if (!HandledEventTypes.Contains(type))
        {
            return new EventRoute(null, $"Kamiyo does not act on {type}.");
        }

        if (customerId is null)
        {
            return new EventRoute(null, $"This {type} names no customer.");
        }

        return new EventRoute(account is null ? customerId : $"{account}/{customerId}", null);
    }
}
