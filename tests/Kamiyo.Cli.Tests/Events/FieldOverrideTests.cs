using System.Text.Json.Nodes;
using Kamiyo.Cli.Events;

namespace Kamiyo.Cli.Tests.Events;

public sealed class FieldOverrideTests
{
    [Theory]
    [InlineData("a=text", """{"a":"text","list":[{"n":1}]}""")]
    [InlineData("a=3", """{"a":3,"list":[{"n":1}]}""")]
    [InlineData("a=true", """{"a":true,"list":[{"n":1}]}""")]
    [InlineData("a=null", """{"a":null,"list":[{"n":1}]}""")]
    [InlineData("a=\"3\"", """{"a":"3","list":[{"n":1}]}""")]
    [InlineData("a=", """{"a":"","list":[{"n":1}]}""")]
    [InlineData("a=b=c", """{"a":"b=c","list":[{"n":1}]}""")]
    [InlineData("list[0].n=2", """{"a":null,"list":[{"n":2}]}""")]
    [InlineData("list.0=2", """{"a":null,"list":[2]}""")]
    [InlineData("new.deep=2", """{"a":null,"list":[{"n":1}],"new":{"deep":2}}""")]
    [InlineData("a.b=2", """{"a":{"b":2},"list":[{"n":1}]}""")]
    public void A_field_is_replaced_or_made(string text, string expected)
    {
        var root = Root();

        FieldOverride.Parse(text).Apply(root);

        root.ToJsonString().ShouldBe(expected);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("=3")]
    [InlineData("a..b=3")]
    public void What_is_no_override_is_refused(string text)
    {
        Should.Throw<FormatException>(() => FieldOverride.Parse(text)).Message.ShouldContain(text);
    }

    [Theory]
    [InlineData("list[1].n=2")]
    [InlineData("list[1]=2")]
    [InlineData("list.x=2")]
    [InlineData("list[0].n.deeper=2")]
    public void A_path_that_leads_nowhere_is_refused(string text)
    {
        Should.Throw<FormatException>(() => FieldOverride.Parse(text).Apply(Root())).Message.ShouldContain("list.");
    }

    [Fact]
    public void An_override_can_be_applied_again()
    {
        var fieldOverride = FieldOverride.Parse("""a={"b":1}""");
        var second = Root();

        fieldOverride.Apply(Root());
        fieldOverride.Apply(second);

        second["a"]!.ToJsonString().ShouldBe("""{"b":1}""");
    }

    private static JsonObject Root() => JsonNode.Parse("""{"a":null,"list":[{"n":1}]}""")!.AsObject();
}
