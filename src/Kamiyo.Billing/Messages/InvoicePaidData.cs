using Kamiyo.Billing.Payments;

namespace Kamiyo.Billing.Messages;

/// <param name="InvoiceId"><c>in_…</c>.</param>
/// <param name="Number">The number printed on it.</param>
/// <param name="CustomerName">As on the invoice.</param>
/// <param name="Paid">How much.</param>
/// <param name="PaidThrough">The end of the service it pays for; null for one-off items.</param>
/// <param name="HostedInvoiceUrl">Where the customer can see it.</param>
public sealed record InvoicePaidData(
    string InvoiceId, string? Number, string? CustomerName, Money Paid, DateTimeOffset? PaidThrough, string? HostedInvoiceUrl) : MessageData;
