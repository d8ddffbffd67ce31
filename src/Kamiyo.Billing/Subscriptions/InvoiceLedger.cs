using System.Collections.Immutable;

namespace Kamiyo.Billing.Subscriptions;

/// <summary>A customer's latest invoices. Payments are recorded elsewhere for good; these are what standing depends on.</summary>
internal static class InvoiceLedger
{
    /// <summary>More than a year of monthly invoices. The newest by their own date are kept, so that the order of events doesn't matter.</summary>
    public const int MaxInvoices = 16;

    public static ImmutableSortedDictionary<string, InvoiceFacts> Add(ImmutableSortedDictionary<string, InvoiceFacts> invoices, InvoiceFacts facts)
    {
        var merged = invoices.TryGetValue(facts.InvoiceId, out var known) ? known.Merge(facts) : facts;
        if (merged == known)
        {
            return invoices;
        }

        var added = invoices.SetItem(facts.InvoiceId, merged);
        return added.Count <= MaxInvoices ? added : added.Remove(Oldest(added.Values).InvoiceId);
    }

    /// <summary>The subscription's newest known invoice; null when none is known.</summary>
    public static InvoiceFacts? Newest(ImmutableSortedDictionary<string, InvoiceFacts> invoices, string subscriptionId) =>
        invoices.Values.Where(invoice => invoice.SubscriptionId == subscriptionId)
            .OrderBy(invoice => invoice.CreatedAt).ThenBy(invoice => invoice.InvoiceId, StringComparer.Ordinal)
            .LastOrDefault();

    private static InvoiceFacts Oldest(IEnumerable<InvoiceFacts> invoices) =>
        invoices.OrderBy(invoice => invoice.CreatedAt).ThenBy(invoice => invoice.InvoiceId, StringComparer.Ordinal).First();
}
