using Kamiyo.Billing.Payments;

namespace Kamiyo.Billing.Messages;

/// <param name="InvoiceId"><c>in_…</c>.</param>
/// <param name="Number">The number printed on it.</param>
/// <param name="CustomerName">As on the invoice.</param>
/// <param name="Due">How much.</param>
/// <param name="Attempt">Which try failed, counted from 1.</param>
/// <param name="NextAttemptAt">When Stripe tries again; null when it won't by itself.</param>
/// <param name="IsLastAttempt">Stripe charges by itself and has given up.</param>
/// <param name="HostedInvoiceUrl">Where the customer can pay.</param>
public sealed record InvoiceUnpaidData(
    string InvoiceId,
    string? Number,
    string? CustomerName,
    Money Due,
    int Attempt,
    DateTimeOffset? NextAttemptAt,
    bool IsLastAttempt,
    string? HostedInvoiceUrl) : MessageData;
