using System.Text.Json.Nodes;
using Kamiyo.Delivery.Chat;

namespace Kamiyo.Delivery.Tests.Chat;

public sealed class SlackPayloadTests
{
    [Fact]
    public void A_notice_shows_title_text_fields_and_link()
    {
        var payload = SlackPayload.Of(Notices.PaymentFailed);

        payload["text"]!.GetValue<string>().ShouldBe("Last payment attempt failed");
        payload["attachments"]![0]!["color"]!.GetValue<string>().ShouldBe("#dc2626");
        Texts(payload).ShouldBe(
        [
            "*Last payment attempt failed*",
            "Access ends on 29 November.",
            "*Customer*\ncus_1",
            "*Invoice*\nin_1",
            "<https://kamiyo.example/dashboard?customer=cus_1&amp;tab=payments|Open>",
        ]);
    }

    [Fact]
    public void Control_characters_of_Slack_are_text()
    {
        var payload = SlackPayload.Of(new ChatNotice(
            "<!channel>", "<@U1> & <https://evil.example|bank>", ChatSeverity.Warning, [new ChatField("<a>", "<!here>")]));

        payload["text"]!.GetValue<string>().ShouldBe("&lt;!channel&gt;");
        Texts(payload).ShouldBe(
        [
            "*&lt;!channel&gt;*",
            "&lt;@U1&gt; &amp; &lt;https://evil.example|bank&gt;",
            "*&lt;a&gt;*\n&lt;!here&gt;",
        ]);
    }

    [Fact]
    public void Slack_makes_no_mentions_of_its_own_out_of_the_text() =>
        TextObjects(SlackPayload.Of(Notices.PaymentFailed)).ShouldAllBe(text => text["verbatim"]!.GetValue<bool>());

    [Fact]
    public void What_is_too_long_for_Slack_is_cut()
    {
        var long_ = new string('<', 50_000);
        var fields = Enumerable.Repeat(new ChatField(long_, long_), 60).ToList();

        var payload = SlackPayload.Of(new ChatNotice(long_, long_, ChatSeverity.Information, fields));

        var blocks = payload["attachments"]![0]!["blocks"]!.AsArray();
        blocks.Count.ShouldBeLessThanOrEqualTo(50);
        blocks.Select(block => block!["fields"]?.AsArray().Count ?? 0).Where(count => count > 0).ShouldBe([10, 10, 5]);
        blocks.Select(block => block!["text"]?["text"]!.GetValue<string>().Length ?? 0).ShouldAllBe(length => length <= 3000);
        blocks.SelectMany(block => block!["fields"]?.AsArray() ?? []).Select(field => field!["text"]!.GetValue<string>().Length)
            .ShouldAllBe(length => length <= 2000);
    }

    [Fact]
    public void A_notice_without_text_has_no_empty_section() =>
        Texts(SlackPayload.Of(new ChatNotice("Title", "", ChatSeverity.Information, []))).ShouldBe(["*Title*"]);

    private static IEnumerable<string> Texts(JsonObject payload) => TextObjects(payload).Select(text => text["text"]!.GetValue<string>());

    private static IEnumerable<JsonNode> TextObjects(JsonObject payload) => payload["attachments"]![0]!["blocks"]!.AsArray()
        .SelectMany(block => block!["fields"]?.AsArray().Select(field => field!) ?? [block["text"]!]);
}
