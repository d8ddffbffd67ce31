using Kamiyo.Delivery.Templates;
using Kamiyo.Delivery.Templates.Parsing;

namespace Kamiyo.Delivery.Tests.Templates.Parsing;

public sealed class TemplateValuesTests
{
    [Theory]
    [InlineData(" Ada\r\n  Lovelace\t", "Ada Lovelace")]
    [InlineData("Ada\u2028Lovelace\u0000", "Ada Lovelace")]
    [InlineData("Größe 愛 🎉", "Größe 愛 🎉")]
    [InlineData(" \n ", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_value_is_one_line_or_lacking(string? value, string? expected) =>
        new TemplateValues { ["name"] = value }["name"].ShouldBe(expected);

    [Fact]
    public void A_value_that_was_never_set_is_an_error() =>
        Should.Throw<TemplateException>(() => new TemplateValues()["name"]).Message.ShouldContain("'name'");
}
