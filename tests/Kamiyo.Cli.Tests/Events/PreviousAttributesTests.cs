using System.Text.Json.Nodes;
using Kamiyo.Cli.Events;

namespace Kamiyo.Cli.Tests.Events;

public sealed class PreviousAttributesTests
{
    [Theory]
    [InlineData("""{"a":1,"b":2}""", """{"a":1,"b":2}""", "{}")]
    [InlineData("""{"a":1,"b":2}""", """{"a":1,"b":3}""", """{"b":2}""")]
    [InlineData("""{"a":{"x":1,"y":2}}""", """{"a":{"x":1,"y":3}}""", """{"a":{"y":2}}""")]
    [InlineData("""{"a":[1,2]}""", """{"a":[1,3]}""", """{"a":[1,2]}""")]
    [InlineData("""{}""", """{"a":1}""", """{"a":null}""")]
    [InlineData("""{"a":1}""", """{}""", """{"a":1}""")]
    [InlineData("""{"a":null}""", """{"a":{"x":1}}""", """{"a":null}""")]
    public void Only_what_changed_is_told_with_its_old_value(string before, string after, string expected)
    {
        PreviousAttributes.Between(JsonNode.Parse(before)!.AsObject(), JsonNode.Parse(after)!.AsObject()).ToJsonString().ShouldBe(expected);
    }
}
