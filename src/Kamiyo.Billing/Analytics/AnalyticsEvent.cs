using System.Collections.Immutable;

namespace Kamiyo.Billing.Analytics;

/// <summary>Something worth counting. Derived from the Stripe event alone, like messages; the key makes it count once.</summary>
/// <param name="Name">Such as <c>checkout_converted</c>.</param>
/// <param name="Subject">The subscription, invoice, session or payment.</param>
/// <param name="Discriminator">Tells apart what may happen to a subject more than once.</param>
/// <param name="OccurredAt">The event's <c>created</c>.</param>
/// <param name="Properties">Plan, amount in the minor unit, currency and the like.</param>
public sealed record AnalyticsEvent(
    string Name, string Subject, string Discriminator, DateTimeOffset OccurredAt, ImmutableSortedDictionary<string, string> Properties)
{
    public string Key => $"{Name}:{Subject}:{Discriminator}";
}
