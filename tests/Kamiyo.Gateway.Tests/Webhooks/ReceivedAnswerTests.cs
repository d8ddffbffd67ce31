using System.Text;
using System.Text.Json;
using Kamiyo.Gateway.Webhooks;
using Kamiyo.Grains.Interfaces.WebhookEvents;
using Microsoft.AspNetCore.Http;

namespace Kamiyo.Gateway.Tests.Webhooks;

public sealed class ReceivedAnswerTests
{
    [Theory]
    [InlineData(ReceiveResult.Accepted, """{"received":true,"event_id":"evt_1","status":"accepted"}""")]
    [InlineData(ReceiveResult.Duplicate, """{"received":true,"event_id":"evt_1","status":"duplicate"}""")]
    public async Task It_says_which_event_and_whether_it_was_known(ReceiveResult result, string expected)
    {
        (await Answer("evt_1", result)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("evt_\"quote\\")]
    [InlineData("evt_ünïcode\u2028<script>")]
    [InlineData("evt_\n")]
    public async Task An_id_of_any_characters_stays_one_json_string(string eventId)
    {
        var json = JsonDocument.Parse(await Answer(eventId, ReceiveResult.Accepted)).RootElement;

        json.GetProperty("event_id").GetString().ShouldBe(eventId);
        json.EnumerateObject().Count().ShouldBe(3);
    }

    private static async Task<string> Answer(string eventId, ReceiveResult result)
    {
        var context = new DefaultHttpContext();
        using var body = new MemoryStream();
        context.Response.Body = body;
        await new ReceivedAnswer(eventId, result).ExecuteAsync(context);
        context.Response.ContentLength.ShouldBe(body.Length);
        return Encoding.UTF8.GetString(body.ToArray());
    }
}
