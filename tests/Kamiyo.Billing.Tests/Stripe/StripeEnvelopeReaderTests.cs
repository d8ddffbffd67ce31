using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Kamiyo.Billing.Stripe;
using Kamiyo.Billing.Tests.Building;

namespace Kamiyo.Billing.Tests.Stripe;

public sealed class StripeEnvelopeReaderTests
{
    private const string Minimal =
        """{"id":"evt_1","object":"event","type":"customer.subscription.updated","created":1772366400,"data":{"object":{"customer":"cus_1"}}}""";

    [Fact]
    public void A_snapshot_event_is_read()
    {
        var spec = EventSpec.Updated(new SubscriptionSpec()) with { Id = "evt_42" };

        Read(spec.ToJson().ToJsonString()).Envelope.ShouldBe(new StripeEnvelope(
            "evt_42", "customer.subscription.updated", ApiVersions.Clover, null, false, "cus_1", TestTime.At(10)));
    }

    [Fact]
    public void Fields_may_stand_in_any_order_between_any_others() =>
        Read(
            """
            {"data":{"previous_attributes":{"customer":"cus_no"},"object":{"items":{"data":[{"customer":"cus_no","id":"x"}]},"customer":"cus_1"}},
             "x":[[{"id":"evt_no"}]],"created":1772366400,"type":"invoice.paid","livemode":true,"account":"acct_1","object":"event","id":"evt_1"}
            """).Envelope.ShouldBe(
            new StripeEnvelope("evt_1", "invoice.paid", null, "acct_1", true, "cus_1", DateTimeOffset.FromUnixTimeSeconds(1772366400)));

    [Theory]
    [InlineData("""{"customer":"cus_1"}""", "cus_1")]
    [InlineData("""{"customer":{"object":"customer","id":"cus_1","email":null}}""", "cus_1")]
    [InlineData("""{"id":"cus_1","object":"customer"}""", "cus_1")]
    [InlineData("""{"object":"customer","id":"cus_1"}""", "cus_1")]
    [InlineData("""{"id":"in_1","object":"invoice"}""", null)]
    [InlineData("""{"customer":null}""", null)]
    [InlineData("""{"customer":{"deleted":true}}""", null)]
    [InlineData("""{"customer":17,"id":18,"object":[]}""", null)]
    [InlineData("{}", null)]
    public void The_customer_is_found_plain_expanded_or_as_the_object_itself(string subject, string? customer)
    {
        var result = Read(Minimal.Replace("""{"customer":"cus_1"}""", subject, StringComparison.Ordinal));

        result.IsReadable.ShouldBeTrue();
        result.Envelope.CustomerId.ShouldBe(customer);
    }

    [Theory]
    [InlineData("\"id\":\"evt_1\"", "\"id\":\" \"", "id must not be empty.")]
    [InlineData("\"cus_1\"", "\" \"", "data.object.customer must not be empty.")]
    public void A_blank_id_is_refused_because_it_can_be_no_key(string field, string blank, string error) =>
        Read(Minimal.Replace(field, blank, StringComparison.Ordinal)).Error.ShouldBe(error);

    [Fact]
    public void Half_a_surrogate_pair_as_the_time_is_named() =>
        Read("""{"id":"evt_1","object":"v2.core.event","type":"x","created":"\ud800"}""").Error.ShouldBe("created must be unix seconds or an RFC 3339 time.");

    [Fact]
    public void An_object_without_id_is_no_problem() =>
        Read("""{"id":"evt_1","object":"event","type":"invoice.upcoming","created":1,"data":{"object":{"object":"invoice","customer":"cus_1"}}}""")
            .Envelope!.CustomerId.ShouldBe("cus_1");

    [Fact]
    public void A_thin_event_is_read_with_its_written_time() =>
        Read("""{"id":"evt_1","object":"v2.core.event","type":"v1.customer.updated","created":"2026-03-01T14:00:00.123+02:00","livemode":false}""")
            .Envelope.ShouldBe(new StripeEnvelope(
                "evt_1", "v1.customer.updated", null, null, false, null, TestTime.Start.AddMilliseconds(123)));

    [Theory]
    [InlineData("0", 0)]
    [InlineData("4102444800", 4102444800)]
    [InlineData("253402300799", 253402300799)]
    public void Any_second_that_has_a_date_is_a_time(string created, long expected) =>
        Read(Minimal.Replace("1772366400", created, StringComparison.Ordinal)).Envelope!.CreatedAt.ToUnixTimeSeconds().ShouldBe(expected);

    [Theory]
    [InlineData("\"id\":\"evt_1\"", "\"id\":null", "id is missing.")]
    [InlineData("\"id\":\"evt_1\",", "", "id is missing.")]
    [InlineData("\"id\":\"evt_1\"", "\"id\":\"\"", "id must not be empty.")]
    [InlineData("\"id\":\"evt_1\"", "\"id\":17", "id must be a string.")]
    [InlineData("\"id\":\"evt_1\"", "\"id\":{\"id\":\"evt_1\"}", "id must be a string.")]
    [InlineData("\"id\":\"evt_1\"", "\"id\":\"evt_\\u0000\"", "id holds a control character.")]
    [InlineData("\"id\":\"evt_1\"", "\"id\":\"evt_\\ud800\"", "id is not valid Unicode text.")]
    [InlineData("\"customer\":\"cus_1\"", "\"customer\":\"\\ud800\"", "data.object is not valid Unicode text.")]
    [InlineData("\"customer\":\"cus_1\"", "\"customer\":\"cus_\\n1\"", "data.object.customer holds a control character.")]
    [InlineData("\"object\":\"event\"", "\"object\":\"list\"", "object must be \"event\" or \"v2.core.event\".")]
    [InlineData("\"object\":\"event\"", "\"object\":[\"event\"]", "object must be \"event\" or \"v2.core.event\".")]
    [InlineData("\"type\":\"customer.subscription.updated\"", "\"type\":null", "type is missing.")]
    [InlineData("1772366400", "\"yesterday\"", "created must be unix seconds or an RFC 3339 time.")]
    [InlineData("1772366400", "1772366400.5", "created must be unix seconds or an RFC 3339 time.")]
    [InlineData("1772366400", "253402300800", "created must be unix seconds or an RFC 3339 time.")]
    [InlineData("1772366400", "9223372036854775808", "created must be unix seconds or an RFC 3339 time.")]
    [InlineData("1772366400", "[1]", "created must be unix seconds or an RFC 3339 time.")]
    [InlineData("\"created\":1772366400,", "", "created is missing.")]
    [InlineData("\"created\":", "\"livemode\":\"yes\",\"created\":", "livemode must be true or false.")]
    [InlineData("\"created\":", "\"account\":7,\"created\":", "account must be a string.")]
    [InlineData("\"created\":", "\"api_version\":7,\"created\":", "api_version must be a string.")]
    [InlineData("{\"object\":{\"customer\":\"cus_1\"}}", "{\"object\":[]}", "data.object is missing.")]
    [InlineData("{\"object\":{\"customer\":\"cus_1\"}}", "null", "data.object is missing.")]
    public void What_can_not_be_read_is_named(string part, string replacement, string error)
    {
        Minimal.ShouldContain(part);

        var result = Read(Minimal.Replace(part, replacement, StringComparison.Ordinal));

        result.ShouldBe(new StripeEnvelopeResult(null, error));
        result.IsReadable.ShouldBeFalse();
    }

    [Theory]
    [InlineData(255, true)]
    [InlineData(256, false)]
    public void An_id_has_at_most_255_characters(int length, bool readable) =>
        Read(Minimal.Replace("evt_1", new string('e', length), StringComparison.Ordinal)).IsReadable.ShouldBe(readable);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("nonsense")]
    [InlineData("{")]
    [InlineData("{\"id\":\"evt_1\"")]
    [InlineData(Minimal + "{}")]
    [InlineData("{} trailing")]
    [InlineData("\ufeff" + Minimal)]
    public void What_is_not_JSON_is_called_so(string body) => Read(body).Error.ShouldNotBeNull().ShouldStartWith("The body is not valid JSON at line ");

    [Theory]
    [InlineData("[]")]
    [InlineData("17")]
    [InlineData("null")]
    [InlineData("\"event\"")]
    public void What_is_JSON_but_no_object_is_called_so(string body) => Read(body).Error.ShouldBe("The body is not a JSON object.");

    [Fact]
    public void Nesting_has_a_limit() =>
        Read(Minimal.Replace("\"cus_1\"", new string('[', 1000) + new string(']', 1000), StringComparison.Ordinal)).IsReadable.ShouldBeFalse();

    [Fact]
    public void Of_a_property_given_twice_the_last_counts_as_it_does_when_the_event_is_processed()
    {
        const string Body =
            """
            {"id":"evt_1","id":"evt_2","object":"event","type":"a","type":"b","created":1,"created":2,
             "data":{"object":{"object":"customer","id":"cus_1"}},
             "data":{"object":{"customer":"cus_2"},"object":{"customer":"cus_3","customer":{"id":"cus_4","id":"cus_5"}}}}
            """;

        Read(Body).Envelope.ShouldBe(new StripeEnvelope("evt_2", "b", null, null, false, "cus_5", DateTimeOffset.FromUnixTimeSeconds(2)));
        var processed = StripeEventReader.Read(Encoding.UTF8.GetBytes(Body));
        processed.EventId.ShouldBe("evt_2");
        processed.Type.ShouldBe("b");
    }

    [Fact]
    public void No_bytes_whatever_make_it_throw()
    {
        var valid = Encoding.UTF8.GetBytes(Minimal);
        var mutations = Gen.Choose(0, valid.Length - 1).Zip(Gen.Choose(0, 255)).ListOf().Select(Mutate);

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(2000),
            Prop.ForAll(mutations.ToArbitrary(), body => IsEnvelopeOrReason(StripeEnvelopeReader.Read(body))));
        Check.QuickThrowOnFailure(Prop.ForAll<byte[]>(body => IsEnvelopeOrReason(StripeEnvelopeReader.Read(body))));

        byte[] Mutate(IEnumerable<(int Position, int Value)> changes)
        {
            var body = valid.ToArray();
            foreach (var (position, value) in changes)
            {
                body[position] = (byte)value;
            }

            return body;
        }

        static bool IsEnvelopeOrReason(StripeEnvelopeResult result) => result.Envelope is null != result.Error is null;
    }

    [Fact]
    public void Reading_allocates_the_envelope_and_its_texts_only()
    {
        var body = EventSpec.Updated(new SubscriptionSpec { Items = [.. Enumerable.Repeat(new SubscriptionItemSpec(), 50)] }).ToBytes();
        Allocated();

        (Allocated() / 100).ShouldBeLessThan(300);

        long Allocated()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
            {
                StripeEnvelopeReader.Read(body);
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static StripeEnvelopeResult Read(string body) => StripeEnvelopeReader.Read(Encoding.UTF8.GetBytes(body));
}
