using Kamiyo.Delivery.Templates;
using Kamiyo.Delivery.Templates.Bodies;
using Kamiyo.Delivery.Templates.Parsing;

namespace Kamiyo.Delivery.Tests.Templates.Parsing;

public sealed class MessageTemplateTests
{
    private const string Template =
        """
        Subject: For {{name}}
        Heading: Hello {{name}}

        First.
        Second about {{optional?}}.

        Only {{optional?}}.

        - Name: {{name}}
        - Optional: {{optional?}}

        - Optional: {{optional?}}

        [Look]({{name}})

        [Look there]({{optional?}})
        """;

    [Fact]
    public void What_is_lacking_leaves_no_gap()
    {
        var body = MessageTemplate.Parse(Template).Fill(Values("Ada", null));

        body.Subject.ShouldBe("For Ada");
        body.Heading.ShouldBe("Hello Ada");
        body.Blocks.Count.ShouldBe(3);
        body.Blocks[0].ShouldBe(new Paragraph("First."));
        body.Blocks[1].ShouldBeOfType<Facts>().Items.ShouldBe([new Fact("Name", "Ada")]);
        body.Blocks[2].ShouldBe(new Link("Look", "Ada"));
    }

    [Fact]
    public void What_is_there_is_told()
    {
        var body = MessageTemplate.Parse(Template.ReplaceLineEndings("\r\n")).Fill(Values("Ada", "x"));

        body.Blocks.Count.ShouldBe(6);
        body.Blocks[0].ShouldBe(new Paragraph("First. Second about x."));
        body.Blocks[1].ShouldBe(new Paragraph("Only x."));
        body.Blocks[2].ShouldBeOfType<Facts>().Items.ShouldBe([new Fact("Name", "Ada"), new Fact("Optional", "x")]);
        body.Blocks[5].ShouldBe(new Link("Look there", "x"));
    }

    [Theory]
    [InlineData("- Fact: x")]
    [InlineData("[Link](https://evil.example)")]
    [InlineData("Fact: x")]
    public void A_value_changes_nothing_of_the_form(string value) =>
        MessageTemplate.Parse("Subject: S\nHeading: H\n\n{{name}}").Fill(Values(value, null)).Blocks.ShouldBe([new Paragraph(value)]);

    [Theory]
    [InlineData("")]
    [InlineData("Subject: S\nHeading: H")]
    [InlineData("Subject: S\n\nText")]
    [InlineData("Heading: H\nSubject: S\n\nText")]
    [InlineData("Subject: S\nHeading: H\n\n- Fact")]
    [InlineData("Subject: S\nHeading: H\n\n- Fact: x\nText")]
    [InlineData("Subject: S\nHeading: H\n\n[Link]")]
    [InlineData("Subject: S\nHeading: H\n\n[Link](x)\nText")]
    [InlineData("Subject: S\nHeading: H\n\n[{{name}}](x)")]
    public void Another_form_is_an_error(string template) => Should.Throw<TemplateException>(() => MessageTemplate.Parse(template));

    private static TemplateValues Values(string name, string? optional) => new() { ["name"] = name, ["optional"] = optional };
}
