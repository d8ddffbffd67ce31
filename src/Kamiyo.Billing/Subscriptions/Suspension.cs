namespace Kamiyo.Billing.Subscriptions;

/// <summary>
/// Finds the written-off invoice that keeps a customer out. It holds for the subscription that the invoice belongs to, or for all when it
/// belongs to none, and ends when it is paid or when a later invoice is paid after the write-off: who pays again is let in again.
/// </summary>
internal static class Suspension
{
    public static InvoiceFacts? Find(CustomerState customer, string subscriptionId) =>
        customer.Invoices.Values.FirstOrDefault(invoice =>
            invoice is { UncollectibleAt: not null, PaidAt: null }
            && (invoice.SubscriptionId is null || invoice.SubscriptionId == subscriptionId)
            && !customer.Invoices.Values.Any(other => PaysAgain(other, invoice, subscriptionId)));

    private static bool PaysAgain(InvoiceFacts later, InvoiceFacts writtenOff, string subscriptionId) =>
        later.SubscriptionId == subscriptionId
        && later.CreatedAt > writtenOff.CreatedAt
        && later.PaidAt > writtenOff.UncollectibleAt
        && later.AmountPaid > 0;
}
