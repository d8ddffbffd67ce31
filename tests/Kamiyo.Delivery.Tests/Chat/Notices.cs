using Kamiyo.Delivery.Chat;

namespace Kamiyo.Delivery.Tests.Chat;

internal static class Notices
{
    public static readonly ChatNotice PaymentFailed = new(
        "Last payment attempt failed",
        "Access ends on 29 November.",
        ChatSeverity.Critical,
        [new ChatField("Customer", "cus_1"), new ChatField("Invoice", "in_1")],
        new Uri("https://kamiyo.example/dashboard?customer=cus_1&tab=payments"));
}
