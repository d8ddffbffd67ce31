using System.Data.Common;
using Kamiyo.Billing.Payments;
using Kamiyo.Storage.Databases;

namespace Kamiyo.Storage.Subscriptions;

/// <summary>Reads payment_id, invoice_id, status, amount, currency, attempt, event_id, occurred_at, in this order.</summary>
internal static class PaymentRow
{
    public static Payment Read<TTimes>(DbDataReader reader)
        where TTimes : struct, ITimeReader => new(
            PaymentId: reader.GetString(0),
            InvoiceId: reader.GetOptionalString(1),
            Status: PaymentStatusText.Parse(reader.GetString(2)),
            Amount: reader.GetInt64(3),
            Currency: reader.GetString(4),
            Attempt: reader.GetInt32(5),
            EventId: reader.GetString(6),
            OccurredAt: reader.GetTime<TTimes>(7));
}
