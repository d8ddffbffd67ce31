using Kamiyo.Delivery.Chat;
using Kamiyo.Delivery.Templates.Alerts;

namespace Kamiyo.Delivery.Tests.Templates.Alerts;

public sealed class InvoiceNoticesTests
{
    private static readonly Uri Link = new("https://kamiyo.example/dashboard");

    [Fact]
    public void A_last_failed_attempt_names_customer_invoice_and_amount()
    {
        var notice = InvoiceNotices.LastAttemptFailed(Samples.Unpaid, "cus_1", Link);

        notice.Title.ShouldBe("Last payment attempt failed: 89.00 USD");
        notice.Text.ShouldBe("Stripe will not try invoice AB-0001 again by itself.");
        notice.Severity.ShouldBe(ChatSeverity.Warning);
        notice.Fields.ShouldBe(
        [
            new ChatField("Customer", "cus_1"), new ChatField("Name", "Ada Lovelace"), new ChatField("Invoice", "in_1"),
            new ChatField("Number", "AB-0001"), new ChatField("Amount due", "89.00 USD"), new ChatField("Attempts", "2"),
        ]);
        notice.Link.ShouldBe(Link);
    }

    [Fact]
    public void A_written_off_invoice_says_that_access_is_suspended()
    {
        var notice = InvoiceNotices.WrittenOff(Samples.Unpaid with { Number = null, CustomerName = " ", Attempt = 0 }, null, null);

        notice.Title.ShouldBe("Invoice written off: 89.00 USD");
        notice.Text.ShouldBe("Stripe marked in_1 as uncollectible. Access is suspended until it is paid.");
        notice.Fields.ShouldBe([new ChatField("Invoice", "in_1"), new ChatField("Amount due", "89.00 USD")]);
    }
}
