namespace Kamiyo.Delivery.Tests;

public sealed class DeliveryReasonTests
{
    [Theory]
    [InlineData("550 <ada@example.com>: no such user", "550 <a…@example.com>: no such user")]
    [InlineData("to ada.lovelace+kamiyo@mail.example.com.", "to a…@mail.example.com.")]
    [InlineData("ada@a.example,bob@b.example", "a…@a.example,b…@b.example")]
    [InlineData("ädä@example.com", "ä…@example.com")]
    [InlineData("no address @ all 🚀", "no address @ all 🚀")]
    public void An_address_keeps_one_letter_and_its_domain(string said, string expected) =>
        DeliveryResult.Rejected(said).Reason.ShouldBe(expected);

    [Fact]
    public void It_is_one_line() =>
        DeliveryResult.Retry("one\r\n\u001b[31mtwo\t three\u2028").Reason.ShouldBe("one [31mtwo three");

    [Fact]
    public void It_is_cut_when_it_is_long()
    {
        var reason = DeliveryResult.Retry(new string('x', 100_000)).Reason.ShouldNotBeNull();

        reason.Length.ShouldBe(DeliveryReason.MaxLength);
        reason.ShouldEndWith("x…");
    }
}
