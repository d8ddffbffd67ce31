using System.Text.Json;
using Kamiyo.Gateway.Json;
using Kamiyo.Gateway.Problems;

namespace Kamiyo.Gateway.Tests.Json;

public sealed class AnswerJsonTests
{
    [Fact]
    public void Answers_are_readable_as_they_are()
    {
        var json = JsonSerializer.Serialize(new Problem("Bad Request", 400, "invalid_payload", "It can't be: Pro → Team"), AnswerJson.Context.Problem);

        json.ShouldBe("""{"title":"Bad Request","status":400,"code":"invalid_payload","detail":"It can't be: Pro → Team"}""");
    }
}
