using Kamiyo.Delivery.Templates;
using Kamiyo.Delivery.Templates.Bodies;

namespace Kamiyo.Delivery.Tests.Templates.Bodies;

public sealed class HtmlBodyTests
{
    [Fact]
    public void Everything_is_encoded()
    {
        const string evil = "<b>\"&'";
        var html = HtmlBody.Of(
            new MessageBody(evil, evil, [new Paragraph(evil), new Facts([new Fact(evil, evil)]), new Link(evil, evil), new Link(evil, "https://a.example/?a=1&b='")]),
            evil,
            [evil],
            EmailTemplates.Layout);

        html.ShouldNotContain("<b>");
        html.Split("&lt;b&gt;&quot;&amp;&#x27;").Length.ShouldBe(11);
        html.ShouldContain("href=\"https://a.example/?a=1&amp;b=&#x27;\"");
    }

    [Fact]
    public void What_is_no_web_address_is_shown_and_not_linked()
    {
        var html = HtmlBody.Of(new MessageBody("S", "H", [new Link("Pay", "javascript:alert(1)")]), null, [], EmailTemplates.Layout);

        html.ShouldContain("Pay: javascript:alert(1)</p>");
        html.ShouldNotContain("href");
    }

    [Fact]
    public void Without_product_and_footer_nothing_is_left_of_them()
    {
        var html = HtmlBody.Of(new MessageBody("S", "H", [new Paragraph("P")]), null, [], EmailTemplates.Layout);

        html.ShouldNotContain("></div>");
        html.ShouldContain("<title>S</title>");
        html.ShouldContain(">H</h1>");
        html.ShouldContain(">P</p>");
    }
}
