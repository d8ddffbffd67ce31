using Kamiyo.Billing.Messages;

namespace Kamiyo.Delivery.Templates.Wording;

/// <summary>Failed attempts to collect an invoice.</summary>
internal static class AttemptWording
{
    /// <summary>Without a full stop.</summary>
    public static string Headline(InvoiceUnpaidData data) =>
        data.IsLastAttempt ? "The last attempt to collect your payment failed" : "Your payment did not go through";

    /// <returns>Null when it is up to the customer alone, as with invoices that are never charged automatically.</returns>
    public static string? Next(InvoiceUnpaidData data) =>
        data.IsLastAttempt ? "This was the last attempt: we will not try again."
        : DateText.Of(data.NextAttemptAt) is { } day ? $"We will try again on {day}."
        : null;
}
