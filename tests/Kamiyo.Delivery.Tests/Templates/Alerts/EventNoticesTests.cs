using Kamiyo.Delivery.Chat;
using Kamiyo.Delivery.Templates;
using Kamiyo.Delivery.Templates.Alerts;

namespace Kamiyo.Delivery.Tests.Templates.Alerts;

public sealed class EventNoticesTests
{
    [Fact]
    public void A_dead_event_says_why_and_what_to_do()
    {
        var notice = EventNotices.Dead(new EventDeadData("evt_1", "invoice.paid", "cus_1", "No plan has price_1.", 8), null);

        notice.Title.ShouldBe("Event given up: invoice.paid");
        notice.Text.ShouldBe("No plan has price_1.\nIt is not tried again by itself: retry it once the cause is mended.");
        notice.Severity.ShouldBe(ChatSeverity.Critical);
        notice.Fields.ShouldBe(
        [
            new ChatField("Event", "evt_1"), new ChatField("Type", "invoice.paid"), new ChatField("Customer", "cus_1"), new ChatField("Attempts", "8"),
        ]);
    }

    [Fact]
    public void What_is_not_known_is_left_out()
    {
        var notice = EventNotices.Dead(new EventDeadData("evt_1", "invoice.paid", null, null, 1), null);

        notice.Text.ShouldStartWith("It is not tried again");
        notice.Fields.Select(field => field.Name).ShouldBe(["Event", "Type", "Attempts"]);
    }
}
