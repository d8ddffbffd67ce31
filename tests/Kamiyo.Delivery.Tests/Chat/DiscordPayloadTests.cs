using System.Text.Json.Nodes;
using Kamiyo.Delivery.Chat;

namespace Kamiyo.Delivery.Tests.Chat;

public sealed class DiscordPayloadTests
{
    [Fact]
    public void A_notice_is_one_embed()
    {
        var embed = Embed(Notices.PaymentFailed);

        embed["title"]!.GetValue<string>().ShouldBe("Last payment attempt failed");
        embed["description"]!.GetValue<string>().ShouldBe("Access ends on 29 November.");
        embed["color"]!.GetValue<int>().ShouldBe(0xDC2626);
        embed["url"]!.GetValue<string>().ShouldBe("https://kamiyo.example/dashboard?customer=cus_1&tab=payments");
        embed["fields"]!.AsArray().Select(field => $"{field!["name"]}: {field["value"]}").ShouldBe([@"Customer: cus\_1", @"Invoice: in\_1"]);
    }

    [Fact]
    public void Nobody_is_mentioned()
    {
        var payload = DiscordPayload.Of(Notices.PaymentFailed with { Title = "@everyone", Text = "<@1> @here" });

        payload["allowed_mentions"]!["parse"]!.AsArray().ShouldBeEmpty();
        payload["embeds"]![0]!["title"]!.GetValue<string>().ShouldBe(@"\@everyone");
        payload["embeds"]![0]!["description"]!.GetValue<string>().ShouldBe(@"\<\@1\> \@here");
    }

    [Fact]
    public void Markup_is_text() =>
        Embed(Notices.PaymentFailed with { Text = @"**a** _b_ ~~c~~ `d` ||e|| > f # g [h](i) \j" })["description"]!.GetValue<string>()
            .ShouldBe(@"\*\*a\*\* \_b\_ \~\~c\~\~ \`d\` \|\|e\|\| \> f \# g \[h\](i) \\j");

    [Fact]
    public void What_is_too_long_for_Discord_is_cut()
    {
        var embed = Embed(new ChatNotice(new string('*', 500), new string('x', 9000), ChatSeverity.Information, []));

        embed["title"]!.GetValue<string>().Length.ShouldBeInRange(255, 256);
        embed["description"]!.GetValue<string>().Length.ShouldBe(4096);
    }

    [Theory]
    [InlineData(10, 10)]
    [InlineData(5000, 5000)]
    public void No_more_fields_than_Discord_takes(int textLength, int valueLength)
    {
        var fields = Enumerable.Repeat(new ChatField("name", new string('v', valueLength)), 60).ToList();

        var embed = Embed(new ChatNotice("title", new string('x', textLength), ChatSeverity.Warning, fields));

        var shown = embed["fields"]!.AsArray();
        shown.Count.ShouldBeInRange(1, 25);
        var total = shown.Sum(field => field!["name"]!.GetValue<string>().Length + field["value"]!.GetValue<string>().Length) +
            embed["title"]!.GetValue<string>().Length + embed["description"]!.GetValue<string>().Length;
        total.ShouldBeLessThanOrEqualTo(6000);
    }

    [Fact]
    public void A_field_is_never_empty() =>
        Embed(Notices.PaymentFailed with { Fields = [new ChatField("", " ")] })["fields"]![0]!.ToJsonString(Readable)
            .ShouldBe("""{"name":"–","value":"–","inline":true}""");

    private static readonly System.Text.Json.JsonSerializerOptions Readable =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static JsonNode Embed(ChatNotice notice) => DiscordPayload.Of(notice)["embeds"]![0]!;
}
