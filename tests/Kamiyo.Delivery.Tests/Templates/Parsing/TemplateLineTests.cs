using Kamiyo.Delivery.Templates;
using Kamiyo.Delivery.Templates.Parsing;

namespace Kamiyo.Delivery.Tests.Templates.Parsing;

public sealed class TemplateLineTests
{
    private static readonly TemplateValues Values = new() { ["name"] = "Ada", ["plan"] = "Pro", ["lacking"] = null, ["tricky"] = "{{name}}" };

    [Fact]
    public void Placeholders_are_filled_in() =>
        TemplateLine.Parse("{{name}} is on {{plan?}}, {{name}}!").Fill(Values).ShouldBe("Ada is on Pro, Ada!");

    [Fact]
    public void The_lack_of_an_optional_value_takes_the_line_out() => TemplateLine.Parse("{{name}} is on {{lacking?}}.").Fill(Values).ShouldBeNull();

    [Fact]
    public void The_lack_of_a_value_that_must_be_there_is_an_error() =>
        Should.Throw<TemplateException>(() => TemplateLine.Parse("Hello {{lacking}}.").Fill(Values)).Message.ShouldContain("'lacking'");

    [Theory]
    [InlineData("{{unknown}}")]
    [InlineData("{{unknown?}}")]
    [InlineData("{{lacking?}} {{unknown?}}")]
    public void An_unknown_placeholder_is_an_error(string line) =>
        Should.Throw<TemplateException>(() => TemplateLine.Parse(line).Fill(Values)).Message.ShouldContain("'unknown'");

    [Theory]
    [InlineData("{{ name }}")]
    [InlineData("{{Name}}")]
    [InlineData("{{name")]
    [InlineData("name}}")]
    [InlineData("{{#if name}}")]
    public void Braces_that_are_no_placeholder_are_an_error(string line) => Should.Throw<TemplateException>(() => TemplateLine.Parse(line));

    [Fact]
    public void A_value_is_no_template() => TemplateLine.Parse("Hello {{tricky}}").Fill(Values).ShouldBe("Hello {{name}}");

    [Fact]
    public void A_line_that_must_be_there_can_lack_nothing() =>
        Should.Throw<TemplateException>(() => TemplateLine.Parse("{{lacking?}}").FillWhole(Values)).Message.ShouldContain("lacking");
}
