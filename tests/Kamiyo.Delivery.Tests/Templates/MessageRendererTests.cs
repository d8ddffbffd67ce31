using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Kamiyo.Billing.Messages;
using Kamiyo.Billing.Payments;
using Kamiyo.Billing.Subscriptions;
using Kamiyo.Delivery.Mail;
using Kamiyo.Delivery.Templates;

namespace Kamiyo.Delivery.Tests.Templates;

public sealed partial class MessageRendererTests
{
    private const string Script = "<script>alert('1')</script>";

    public static TheoryData<MessageKind, bool, bool> Everything => new(
        from kind in Samples.Kinds
        from isFull in new[] { true, false }
        from isBranded in new[] { true, false }
        select (kind, isFull, isBranded));

    [Theory]
    [MemberData(nameof(Everything))]
    public void Every_kind_renders_without_a_gap(MessageKind kind, bool isFull, bool isBranded)
    {
        var email = Samples.Render(
            kind, isFull ? Samples.Full(kind) : Samples.Minimal(kind), isBranded ? Samples.Acme : MessageBranding.None);

        email.To.ShouldBe("ada@example.com");
        email.MessageKey.ShouldBe("key");
        email.Subject.ShouldNotBeEmpty();
        email.Subject.Length.ShouldBeLessThanOrEqualTo(78);
        foreach (var text in new[] { email.Subject, email.Text, Visible(email) })
        {
            Gap().Matches(text).ShouldBeEmpty(text);
        }

        email.Text.ShouldStartWith(isFull && HasName(kind) ? "Hello Ada Lovelace,\n\n" : "Hello,\n\n");
        email.Text.ShouldNotContain("\n\n\n");
        email.Text.EndsWith("\nSent by Acme\n", StringComparison.Ordinal).ShouldBe(isBranded);
        email.Text.Contains("Write to support@example.com.", StringComparison.Ordinal).ShouldBe(isBranded);
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Text_and_HTML_say_the_same(MessageKind kind, bool isFull, bool isBranded)
    {
        var email = Samples.Render(
            kind, isFull ? Samples.Full(kind) : Samples.Minimal(kind), isBranded ? Samples.Acme : MessageBranding.None);
        var html = Visible(email);

        foreach (var line in email.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            html.ShouldContain(line.EndsWith(Samples.InvoiceUrl, StringComparison.Ordinal) ? line.Split(": ")[0] : line);
        }
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void No_HTML_loads_anything(MessageKind kind, bool isFull, bool isBranded)
    {
        var document = Html(Samples.Render(
            kind, isFull ? Samples.Full(kind) : Samples.Minimal(kind), isBranded ? Samples.Acme : MessageBranding.None));

        document.Descendants().Select(element => element.Name.LocalName)
            .Except(["html", "head", "meta", "title", "style", "body", "div", "h1", "p", "br", "span", "strong", "a"]).ShouldBeEmpty();
        document.Descendants().Attributes().Select(attribute => attribute.Name.LocalName)
            .Except(["lang", "charset", "name", "content", "style", "class", "href"]).ShouldBeEmpty();
        document.ToString().ShouldNotContain("url(");
    }

    [Fact]
    public void A_receipt_names_amount_period_and_invoice()
    {
        var email = Samples.Render(MessageKind.Receipt, Samples.Paid, Samples.Acme);

        email.Subject.ShouldBe("Your Acme receipt for 89.00 USD");
        email.Text.ShouldBe(
            """
            Hello Ada Lovelace,

            We have received your payment of 89.00 USD. It pays for your Acme subscription until 1 December 2026.

            Invoice: AB-0001
            Amount paid: 89.00 USD

            View the invoice: https://invoice.stripe.com/i/acct_1/test_1?s=ap&t=1

            Questions? Write to support@example.com.
            Sent by Acme

            """);
        Links(email).ShouldBe([Samples.InvoiceUrl]);
    }

    [Theory]
    [InlineData(8900, "jpy", "8900 JPY")]
    [InlineData(8900, "kwd", "8.900 KWD")]
    [InlineData(8905, "eur", "89.05 EUR")]
    public void Amounts_have_their_currencys_decimals(long amount, string currency, string expected)
    {
        var email = Samples.Render(MessageKind.Receipt, Samples.Paid with { Paid = new Money(amount, currency) });

        email.Subject.ShouldBe($"Your receipt for {expected}");
        email.Text.ShouldContain($"your payment of {expected}.");
        Visible(email).ShouldContain($"your payment of {expected}.");
    }

    [Fact]
    public void A_failed_payment_tells_of_the_next_attempt_and_the_way_to_pay()
    {
        var email = Samples.Render(MessageKind.PaymentFailed, Samples.Unpaid);

        email.Subject.ShouldBe("Your payment did not go through: 89.00 USD");
        email.Text.ShouldContain("We could not collect 89.00 USD for your subscription. We will try again on 1 December 2026.");
        email.Text.ShouldContain($"Pay the invoice: {Samples.InvoiceUrl}");
        Links(email).ShouldBe([Samples.InvoiceUrl]);
    }

    [Fact]
    public void The_last_failed_attempt_says_that_it_was_the_last()
    {
        var email = Samples.Render(MessageKind.PaymentFailed, Samples.Unpaid with { NextAttemptAt = null, IsLastAttempt = true });

        email.Subject.ShouldBe("The last attempt to collect your payment failed: 89.00 USD");
        email.Text.ShouldContain("This was the last attempt: we will not try again.");
    }

    [Fact]
    public void A_suspension_offers_the_invoice()
    {
        var email = Samples.Render(MessageKind.AccessSuspended, Samples.Unpaid, Samples.Acme);

        email.Subject.ShouldBe("Access to your Acme subscription is suspended");
        email.Text.ShouldContain("An invoice of 89.00 USD for your Acme subscription has not been paid, so your access is suspended.");
        Links(email).ShouldBe([Samples.InvoiceUrl]);
    }

    [Fact]
    public void An_onboarding_e_mail_thanks_for_the_order()
    {
        var email = Samples.Render(MessageKind.Onboarding, Samples.Full(MessageKind.Onboarding), Samples.Acme);

        email.Subject.ShouldBe("Thank you for your Acme subscription");
        email.Text.ShouldContain("Your order is complete. Your Acme subscription will be ready in a moment.");
        email.Text.ShouldContain("Total: 89.00 USD");
    }

    [Fact]
    public void A_failed_checkout_asks_to_order_again()
    {
        var email = Samples.Render(MessageKind.CheckoutPaymentFailed, Samples.Full(MessageKind.CheckoutPaymentFailed));

        email.Subject.ShouldBe("The payment for your subscription failed");
        email.Text.ShouldContain("Please order again");
    }

    [Fact]
    public void A_welcome_names_the_plan_and_the_end_of_the_trial()
    {
        var email = Samples.Render(MessageKind.Welcome, Samples.Full(MessageKind.Welcome));

        email.Subject.ShouldBe("Your Pro subscription is ready");
        email.Text.ShouldContain("Your trial runs until 1 December 2026.");
        email.Text.ShouldNotContain("billing period");
    }

    [Fact]
    public void A_welcome_without_a_trial_names_the_end_of_the_first_period() =>
        Samples.Render(MessageKind.Welcome, new SubscriptionData("sub_1", "Pro", TrialEnd: null, Samples.FirstOfDecember))
            .Text.ShouldContain("Your Pro subscription is ready to use. The first billing period runs until 1 December 2026.");

    [Fact]
    public void A_change_is_named_in_the_subject_and_in_the_text()
    {
        var email = Samples.Render(MessageKind.SubscriptionChanged, Samples.Changed(Samples.Upgrade));

        email.Subject.ShouldBe("Your plan has been upgraded to Team");
        email.Text.ShouldContain(
            "Your subscription has been upgraded from the Pro plan to the Team plan. The current billing period runs until 1 December 2026.");
        email.Text.ShouldContain("Plan: Team");
    }

    [Fact]
    public void A_scheduled_cancellation_promises_no_further_period()
    {
        var change = Samples.Change(SubscriptionChangeKind.CancellationScheduled, string.Empty, "2026-12-01");
        var email = Samples.Render(
            MessageKind.SubscriptionChanged, Samples.Changed(change) with { CancelAt = Samples.FirstOfDecember });

        email.Text.ShouldContain("Your subscription is set to end on 1 December 2026 and will not renew.");
        email.Text.ShouldNotContain("billing period");
        email.Text.ShouldNotContain("still");
    }

    [Fact]
    public void Another_change_recalls_that_the_subscription_ends()
    {
        var email = Samples.Render(
            MessageKind.SubscriptionChanged, Samples.Changed(Samples.Upgrade) with { CancelAt = Samples.FirstOfDecember });

        email.Text.ShouldContain("It is still set to end on 1 December 2026.");
        email.Text.ShouldNotContain("billing period");
    }

    [Fact]
    public void A_cancellation_names_plan_reason_and_day()
    {
        var email = Samples.Render(MessageKind.SubscriptionCanceled, Samples.Full(MessageKind.SubscriptionCanceled));

        email.Subject.ShouldBe("Your Pro subscription has ended");
        email.Text.ShouldContain("It ended because its payment failed.");
        email.Text.ShouldContain("Ended on: 1 December 2026");
    }

    [Fact]
    public void One_off_payments_have_their_receipt()
    {
        var email = Samples.Render(MessageKind.OneOffReceipt, Samples.Full(MessageKind.OneOffReceipt));

        email.Subject.ShouldBe("Your receipt for 89.00 USD");
        email.Text.ShouldContain("For: Onboarding workshop\nAmount paid: 89.00 USD\nReference: pi_1");
    }

    [Fact]
    public void A_failed_one_off_payment_tells_why()
    {
        var email = Samples.Render(MessageKind.OneOffPaymentFailed, Samples.Full(MessageKind.OneOffPaymentFailed));

        email.Subject.ShouldBe("Your payment of 89.00 USD did not go through");
        email.Text.ShouldContain("Reason: Your card was declined.");
    }

    [Fact]
    public void Markup_in_values_stays_text()
    {
        Email[] emails =
        [
            Samples.Render(MessageKind.Receipt, Samples.Paid with { CustomerName = Script, Number = Script }),
            Samples.Render(MessageKind.Welcome, new SubscriptionData("sub_1", Script, null, null)),
            Samples.Render(MessageKind.OneOffReceipt, new OneOffPaymentData("pi_1", new Money(1, "usd"), Script, null)),
            Samples.Render(MessageKind.Onboarding, new CheckoutData("cs_1", null, null), new MessageBranding(Script, null)),
        ];

        foreach (var email in emails)
        {
            email.Text.ShouldContain(Script);
            email.Html.ShouldNotContain("<script");
            Visible(email).ShouldContain(Script);
        }
    }

    [Fact]
    public void Line_breaks_in_values_start_no_line()
    {
        var email = Samples.Render(
            MessageKind.OneOffReceipt,
            new OneOffPaymentData("pi_1", new Money(1, "usd"), "Workshop\r\n\r\nPay at:  https://evil.example", null),
            new MessageBranding("Ac\nme", null));

        email.Subject.ShouldBe("Your Ac me receipt for 0.01 USD");
        email.Text.ShouldContain("For: Workshop Pay at: https://evil.example\n");
    }

    [Fact]
    public void A_subject_that_would_be_too_long_is_cut()
    {
        var subject = Samples.Render(
            MessageKind.Receipt, Samples.Full(MessageKind.Receipt), new MessageBranding(new string('A', 100), null)).Subject;

        subject.Length.ShouldBe(MessageRenderer.MaxSubject);
        subject.ShouldEndWith("…");
    }

    [Fact]
    public void Data_of_another_kind_is_refused()
    {
        Should.Throw<TemplateException>(() => Samples.Render(MessageKind.Receipt, Samples.Unpaid)).Message.ShouldContain("'receipt'");
        Should.Throw<ArgumentException>(() => Samples.Render(MessageKind.LastAttemptFailedAlert, Samples.Unpaid))
            .Message.ShouldContain("last_attempt_failed_alert");
        Should.Throw<TemplateException>(() => MessageRenderer.Notice(MessageKind.Receipt, Samples.Paid, null)).Message.ShouldContain("receipt");
        Should.Throw<TemplateException>(() => MessageRenderer.Notice(MessageKind.LastAttemptFailedAlert, Samples.Paid, null))
            .Message.ShouldContain(nameof(InvoicePaidData));
    }

    [Fact]
    public void Every_alert_has_a_notice()
    {
        foreach (var kind in Enum.GetValues<MessageKind>().Where(kind => kind.Audience() == MessageAudience.Operators))
        {
            MessageRenderer.Notice(kind, Samples.Unpaid, "cus_1").Title.ShouldContain("89.00 USD");
        }

        MessageRenderer.Notice(new EventDeadData("evt_1", "invoice.paid", null, null, 1)).Title.ShouldContain("invoice.paid");
    }

    private static bool HasName(MessageKind kind) => Samples.Full(kind) is CheckoutData or InvoicePaidData or InvoiceUnpaidData;

    private static XDocument Html(Email email) => XDocument.Parse(email.Html.Replace("<!DOCTYPE html>", string.Empty, StringComparison.Ordinal));

    private static string[] Links(Email email) => [.. Html(email).Descendants("a").Select(link => link.Attribute("href")!.Value)];

    private static string Visible(Email email)
    {
        var body = email.Html[email.Html.IndexOf("<body", StringComparison.Ordinal)..];
        var lines = Blocks().Replace(body, "\n").Split('\n').Select(line => WebUtility.HtmlDecode(Tags().Replace(line, string.Empty)));
        return string.Join('\n', lines.Where(line => line.Length > 0));
    }

    [GeneratedRegex(@"null|\{|\}|  | \n|\n | \.| ,|\.\.|: *(\n|$)|\bthe plan\b|[\r\t]", RegexOptions.IgnoreCase)]
    private static partial Regex Gap();

    [GeneratedRegex("</?(p|br|div|h1)[^>]*>")]
    private static partial Regex Blocks();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();
}
