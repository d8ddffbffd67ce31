using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Kamiyo.Bench.Load;
using Kamiyo.Billing.Events;
using Kamiyo.Billing.Stripe;
using Kamiyo.Billing.Stripe.Signatures;

namespace Kamiyo.Bench.Tests.Load;

public sealed class RequestTemplateTests
{
    private const string Secret = "whsec_example";
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<int> Steps => [.. Enumerable.Range(0, LifeStory.Whole(Now).Count)];

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_request_is_signed_as_Stripe_signs(int step)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(Secret));
        var (head, body) = Write(step, customer: 7, sequence: 8, hmac);

        Verify(head, body).ShouldBe(StripeSignatureStatus.Valid);
        head.ShouldContain($"Content-Length: {body.Length}\r\n");
    }

    [Fact]
    public void Without_a_secret_the_signature_is_well_formed_and_wrong()
    {
        var (head, body) = Write(step: 0, customer: 7, sequence: 8, hmac: null);

        Verify(head, body).ShouldBe(StripeSignatureStatus.SignatureMismatch);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void Every_event_has_an_id_of_its_own_and_its_customers_id(int step)
    {
        var first = Envelope(step, customer: 7, sequence: 8);
        var second = Envelope(step, customer: 7, sequence: 9);
        var other = Envelope(step, customer: 8, sequence: 10);

        second.EventId.ShouldNotBe(first.EventId);
        second.CustomerId.ShouldBe(first.CustomerId);
        other.CustomerId.ShouldNotBe(first.CustomerId);
        HandledEventTypes.Contains(first.Type).ShouldBeTrue();
        first.CreatedAt.ShouldBeLessThan(Now);
    }

    [Fact]
    public void Ids_tell_when_they_were_made_and_a_customers_objects_keep_theirs()
    {
        var created = Text(Write(step: 1, customer: 7, sequence: 8, hmac: null).Body);
        var deleted = Text(Write(step: 11, customer: 7, sequence: 9, hmac: null).Body);

        created.ShouldContain($"\"id\": \"evt_1{IdTime.Of(Now.ToUnixTimeSeconds())}");
        SubscriptionId(deleted).ShouldBe(SubscriptionId(created));

        static string Text(byte[] body) => Encoding.UTF8.GetString(body);

        static string SubscriptionId(string body) => body.Substring(body.IndexOf("sub_1", StringComparison.Ordinal), "sub_1".Length + 23);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_body_is_as_large_as_Stripes(int step) => LifeStory.Whole(Now)[step].Length.ShouldBeInRange(1500, 7000);

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_compact_body_says_the_same_in_less(int step)
    {
        var compact = LifeStory.Whole(Now, BodyLayout.Compact)[step];
        var indented = LifeStory.Whole(Now)[step];

        JsonNode.DeepEquals(JsonNode.Parse(compact), JsonNode.Parse(indented)).ShouldBeTrue();
        compact.Length.ShouldBeInRange(1000, indented.Length * 3 / 4);
    }

    [Fact]
    public void A_life_is_told_in_order() =>
        LifeStory.Whole(Now).Select(body => StripeEnvelopeReader.Read(body).Envelope!.CreatedAt).ShouldBeInOrder();

    private static StripeEnvelope Envelope(int step, long customer, long sequence) =>
        StripeEnvelopeReader.Read(Write(step, customer, sequence, hmac: null).Body).Envelope!;

    private static (string Head, byte[] Body) Write(int step, long customer, long sequence, IncrementalHash? hmac)
    {
        var template = new RequestTemplate(LifeStory.Whole(Now)[step], "/path", "localhost");
        var request = new byte[template.Length];
        var timestamp = Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        template.Write(request, customer, sequence, Encoding.ASCII.GetBytes(timestamp), hmac);
        var headLength = request.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
        return (Encoding.ASCII.GetString(request.AsSpan(0, headLength)), request[headLength..]);
    }

    private static StripeSignatureStatus Verify(string head, byte[] body)
    {
        const string Name = "Stripe-Signature: ";
        var start = head.IndexOf(Name, StringComparison.Ordinal) + Name.Length;
        var header = head[start..head.IndexOf("\r\n", start, StringComparison.Ordinal)];
        return StripeSignatureVerifier.Verify(header, body, new StripeWebhookSecrets([Secret]), Now, TimeSpan.Zero).Status;
    }
}
