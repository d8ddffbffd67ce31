using System.Collections.Immutable;
using Kamiyo.Billing.Messages;
using Kamiyo.Billing.Payments;
using Kamiyo.Billing.Subscriptions;
using Kamiyo.Delivery.Mail;
using Kamiyo.Delivery.Templates;

namespace Kamiyo.Delivery.Tests.Templates;

/// <summary>Data for each kind of e-mail: with all that it can have, and with nothing that it need not have.</summary>
internal static class Samples
{
    public const string InvoiceUrl = "https://invoice.stripe.com/i/acct_1/test_1?s=ap&t=1";

    public static readonly DateTimeOffset FirstOfDecember = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly MessageBranding Acme = new("Acme", "support@example.com");

    private static readonly Money Price = new(8900, "usd");

    public static IEnumerable<MessageKind> Kinds => Enum.GetValues<MessageKind>().Where(kind => kind.Audience() == MessageAudience.Customer);

    public static InvoiceUnpaidData Unpaid { get; } =
        new("in_1", "AB-0001", "Ada Lovelace", Price, Attempt: 2, FirstOfDecember, IsLastAttempt: false, InvoiceUrl);

    public static InvoicePaidData Paid { get; } = new("in_1", "AB-0001", "Ada Lovelace", Price, FirstOfDecember, InvoiceUrl);

    public static SubscriptionChange Upgrade { get; } = Change(SubscriptionChangeKind.Upgraded, "Pro", "Team");

    public static MessageData Full(MessageKind kind) => kind switch
    {
        MessageKind.Onboarding or MessageKind.CheckoutPaymentFailed => new CheckoutData("cs_1", "Ada Lovelace", Price),
        MessageKind.Welcome => new SubscriptionData("sub_1", "Pro", FirstOfDecember, FirstOfDecember),
        MessageKind.SubscriptionChanged => Changed(Upgrade),
        MessageKind.SubscriptionCanceled => new SubscriptionCanceledData("sub_1", "Pro", FirstOfDecember, "payment_failed"),
        MessageKind.Receipt => Paid,
        MessageKind.PaymentFailed or MessageKind.AccessSuspended => Unpaid,
        MessageKind.OneOffReceipt or MessageKind.OneOffPaymentFailed =>
            new OneOffPaymentData("pi_1", Price, "Onboarding workshop", "Your card was declined."),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No sample."),
    };

    public static MessageData Minimal(MessageKind kind) => Full(kind) switch
    {
        CheckoutData data => data with { CustomerName = null, Total = null },
        SubscriptionData data => data with { Plan = null, TrialEnd = null, CurrentPeriodEnd = null },
        SubscriptionChangedData data => data with { Plan = null, CurrentPeriodEnd = null, CancelAt = null },
        SubscriptionCanceledData data => data with { Plan = null, EndedAt = null, Reason = null },
        InvoicePaidData data => data with { Number = null, CustomerName = null, PaidThrough = null, HostedInvoiceUrl = null },
        InvoiceUnpaidData data => data with { Number = null, CustomerName = null, NextAttemptAt = null, HostedInvoiceUrl = null },
        OneOffPaymentData data => data with { Description = null, FailureMessage = null },
        var data => throw new ArgumentOutOfRangeException(nameof(kind), data, "No sample."),
    };

    public static SubscriptionChangedData Changed(params ImmutableArray<SubscriptionChange> changes) =>
        new("sub_1", "Team", changes, FirstOfDecember, CancelAt: null);

    public static SubscriptionChange Change(SubscriptionChangeKind kind, string old, string now) => new(kind, old, now);

    public static Email Render(MessageKind kind, MessageData data, MessageBranding? branding = null) =>
        new MessageRenderer(branding ?? MessageBranding.None).Email(kind, data, "ada@example.com", "key");
}
