using System.Text;
using System.Text.Json;
using Kamiyo.Gateway.Json;

namespace Kamiyo.Gateway.Tests.Json;

public sealed class RawJsonConverterTests
{
    [Theory]
    [InlineData("""{ "a" : 1.50,  "b":[true,null] }""")]
    [InlineData("12345678901234567890.10")]
    [InlineData("\"text\"")]
    public void Json_is_written_as_it_is(string json)
    {
        Write(Encoding.UTF8.GetBytes(json)).ShouldBe(json);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("{\"a\":1")]
    [InlineData("{} {}")]
    [InlineData("{},\"injected\":1")]
    public void Anything_else_is_written_as_a_string(string text)
    {
        JsonSerializer.Deserialize<string>(Write(Encoding.UTF8.GetBytes(text))).ShouldBe(text);
    }

    [Fact]
    public void Json_with_broken_characters_is_written_as_a_string()
    {
        Write([(byte)'"', 0xFF, (byte)'"']).ShouldStartWith("\"\\u0022");
    }

    private static string Write(byte[] utf8) => JsonSerializer.Serialize(new RawJson(utf8));
}
