using Kamiyo.Billing.Messages;
using Kamiyo.Billing.Subscriptions;
using Kamiyo.Delivery.Templates.Parsing;
using Kamiyo.Delivery.Templates.Wording;

namespace Kamiyo.Delivery.Templates;

/// <summary>What the placeholders of the templates stand for.</summary>
internal sealed class MessageValues(MessageBranding branding)
{
    public TemplateValues Of(MessageData data)
    {
        var values = data switch
        {
            CheckoutData checkout => Checkout(checkout),
            SubscriptionData subscription => Subscription(subscription),
            SubscriptionChangedData changed => Changed(changed),
            SubscriptionCanceledData canceled => Canceled(canceled),
            InvoicePaidData paid => Paid(paid),
            InvoiceUnpaidData unpaid => Unpaid(unpaid),
            OneOffPaymentData payment => OneOff(payment),
            _ => throw new ArgumentException($"There is no template for {data.GetType().Name}.", nameof(data)),
        };
        values["subscription"] = branding.Subscription();
        return values;
    }

    public TemplateValues OfFooter() => new() { ["product"] = branding.ProductName, ["support_email"] = branding.SupportEmail };

    private static TemplateValues Checkout(CheckoutData data) => new()
    {
        ["greeting"] = Greeting(data.CustomerName),
        ["total"] = data.Total?.ToString(),
    };

    private TemplateValues Subscription(SubscriptionData data) => new()
    {
        ["greeting"] = Greeting(),
        ["plan_subscription"] = branding.Subscription(data.Plan),
        ["trial_end"] = DateText.Of(data.TrialEnd),

        // A trial is the first period, and has been told of.
        ["period_end"] = data.TrialEnd is null ? DateText.Of(data.CurrentPeriodEnd) : null,
    };

    private TemplateValues Changed(SubscriptionChangedData data)
    {
        var text = ChangeWording.Of(data, branding.Subscription());
        var isAboutEnd = data.Changes.Any(change => change.Kind == SubscriptionChangeKind.CancellationScheduled);
        return new TemplateValues
        {
            ["greeting"] = Greeting(),
            ["headline"] = text.Headline,
            ["changes"] = text.Sentence,
            ["plan"] = data.Plan,
            ["still_ends_on"] = isAboutEnd ? null : DateText.Of(data.CancelAt),
            ["period_end"] = isAboutEnd || data.CancelAt is not null ? null : DateText.Of(data.CurrentPeriodEnd),
        };
    }

    private TemplateValues Canceled(SubscriptionCanceledData data) => new()
    {
        ["greeting"] = Greeting(),
        ["plan_subscription"] = branding.Subscription(data.Plan),
        ["ended_on"] = DateText.Of(data.EndedAt),
        ["reason"] = CancellationWording.Reason(data.Reason),
    };

    private TemplateValues Paid(InvoicePaidData data) => new()
    {
        ["greeting"] = Greeting(data.CustomerName),
        ["receipt"] = branding.Receipt,
        ["paid"] = data.Paid.ToString(),
        ["paid_through"] = DateText.Of(data.PaidThrough),
        ["invoice_number"] = data.Number,
        ["invoice_url"] = data.HostedInvoiceUrl,
    };

    private static TemplateValues Unpaid(InvoiceUnpaidData data) => new()
    {
        ["greeting"] = Greeting(data.CustomerName),
        ["headline"] = AttemptWording.Headline(data),
        ["next_attempt"] = AttemptWording.Next(data),
        ["due"] = data.Due.ToString(),
        ["invoice_number"] = data.Number,
        ["invoice_url"] = data.HostedInvoiceUrl,
    };

    private TemplateValues OneOff(OneOffPaymentData data) => new()
    {
        ["greeting"] = Greeting(),
        ["receipt"] = branding.Receipt,
        ["amount"] = data.Amount.ToString(),
        ["description"] = data.Description,
        ["failure"] = data.FailureMessage,
        ["reference"] = data.PaymentIntentId,
    };

    private static string Greeting(string? name = null) => string.IsNullOrWhiteSpace(name) ? "Hello," : $"Hello {name.Trim()},";
}
