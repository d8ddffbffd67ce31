using Kamiyo.Billing.Plans;

namespace Kamiyo.Billing.Overrides;

/// <summary>What an operator set by hand over what Stripe says, until it ends.</summary>
/// <param name="Tier">Null leaves the tier as it is.</param>
/// <param name="Status">A status in Stripe's words, which also decides access; null with a tier means access for any tier above Free.</param>
/// <param name="Reason">Why, for the audit.</param>
/// <param name="Operator">The name of the admin key.</param>
/// <param name="SetAt">When.</param>
/// <param name="EndsAt">When it ends by itself; null when only <paramref name="EndsWithNextEvent"/> or an operator ends it.</param>
/// <param name="EndsWithNextEvent">It ends with the first subscription event that Stripe makes after <paramref name="SetAt"/>.</param>
public sealed record CustomerOverride(
    Tier? Tier, string? Status, string Reason, string Operator, DateTimeOffset SetAt, DateTimeOffset? EndsAt, bool EndsWithNextEvent)
{
    /// <summary>Whether it holds at <paramref name="now"/>. Its end needs no event and no timer.</summary>
    public bool IsInForce(DateTimeOffset now) => EndsAt is not { } end || now < end;

    /// <exception cref="ArgumentException">It sets nothing, has no reason or operator, or ends before it begins; the message says which.</exception>
    public void Validate()
    {
        var problem = Tier is null && string.IsNullOrWhiteSpace(Status) ? "An override needs a tier or a status."
            : string.IsNullOrWhiteSpace(Reason) ? "An override needs a reason."
            : string.IsNullOrWhiteSpace(Operator) ? "An override needs an operator."
            : EndsAt <= SetAt ? "An override must end after it begins."
            : null;
        if (problem is not null)
        {
            throw new ArgumentException(problem);
        }
    }
}
