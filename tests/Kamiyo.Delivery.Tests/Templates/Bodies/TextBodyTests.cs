using Kamiyo.Delivery.Templates.Bodies;

namespace Kamiyo.Delivery.Tests.Templates.Bodies;

public sealed class TextBodyTests
{
    private static readonly MessageBody Body = new(
        "Subject",
        "Heading",
        [new Paragraph("1 < 2 & 3."), new Facts([new Fact("A", "1"), new Fact("B", "2")]), new Link("Look", "https://a.example/?a=1&b=2")]);

    [Fact]
    public void Blocks_are_parted_by_one_empty_line() =>
        TextBody.Of(Body, []).ShouldBe("1 < 2 & 3.\n\nA: 1\nB: 2\n\nLook: https://a.example/?a=1&b=2\n");

    [Fact]
    public void The_footer_comes_last() => TextBody.Of(Body, ["One.", "Two."]).ShouldEndWith("b=2\n\nOne.\nTwo.\n");
}
