using Kamiyo.Delivery.Mail;

namespace Kamiyo.Delivery.Tests.Mail;

internal static class Emails
{
    public static readonly Email Welcome = new(
        "ada@example.com", "Welcome", "Hello Ada", "<p>Hello <b>Ada</b></p>", "welcome : sub_1 : evt_1");
}
