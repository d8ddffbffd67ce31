namespace Kamiyo.Billing.Subscriptions;

/// <summary>What became of one invoice, as far as events told: each time is that of the newest event that said so.</summary>
/// <param name="InvoiceId"><c>in_…</c>.</param>
/// <param name="SubscriptionId">Null for an invoice that belongs to none.</param>
/// <param name="CreatedAt">When the invoice was made.</param>
/// <param name="PaidAt">When it was paid: final, whatever else is told of it.</param>
/// <param name="FailedAt">When a payment last failed.</param>
/// <param name="UncollectibleAt">When it was written off.</param>
/// <param name="AmountPaid">In the minor unit; 0 while unpaid and for free ones, such as a trial's first.</param>
/// <param name="Attempt">The latest failed attempt.</param>
public sealed record InvoiceFacts(
    string InvoiceId,
    string? SubscriptionId,
    DateTimeOffset CreatedAt,
    DateTimeOffset? PaidAt = null,
    DateTimeOffset? FailedAt = null,
    DateTimeOffset? UncollectibleAt = null,
    long AmountPaid = 0,
    int Attempt = 0)
{
    /// <summary>Both taken together; the same whichever came first.</summary>
    public InvoiceFacts Merge(InvoiceFacts other) => this with
    {
        SubscriptionId = string.CompareOrdinal(SubscriptionId, other.SubscriptionId) >= 0 ? SubscriptionId : other.SubscriptionId,
        CreatedAt = CreatedAt <= other.CreatedAt ? CreatedAt : other.CreatedAt,
        PaidAt = Later(PaidAt, other.PaidAt),
        FailedAt = Later(FailedAt, other.FailedAt),
        UncollectibleAt = Later(UncollectibleAt, other.UncollectibleAt),
        AmountPaid = Math.Max(AmountPaid, other.AmountPaid),
        Attempt = Math.Max(Attempt, other.Attempt),
    };

    private static DateTimeOffset? Later(DateTimeOffset? left, DateTimeOffset? right) => Nullable.Compare(left, right) >= 0 ? left : right;
}
