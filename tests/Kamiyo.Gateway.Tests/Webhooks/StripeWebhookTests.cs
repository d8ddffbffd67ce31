using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Kamiyo.Gateway.Tests.Events;
using Kamiyo.Gateway.Tests.Hosting;
using Kamiyo.Grains.Interfaces.WebhookEvents;
using Kamiyo.Storage;
using Kamiyo.Storage.WebhookEvents;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using Orleans;

namespace Kamiyo.Gateway.Tests.Webhooks;

public sealed class StripeWebhookTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    private readonly HttpClient _client = application.CreateClient();

    [Fact]
    public async Task A_signed_event_is_accepted_and_the_same_event_again_is_a_duplicate()
    {
        var delivery = new StripeEvent("evt_twice").Delivery();

        await (await delivery.SendTo(_client)).ShouldBeReceived("evt_twice", "accepted");
        await (await delivery.SendTo(_client)).ShouldBeReceived("evt_twice", "duplicate");
    }

    [Fact]
    public async Task The_stored_payload_is_byte_for_byte_what_was_signed()
    {
        var body = Encoding.UTF8.GetBytes(new StripeEvent("evt_bytes").Json().Replace(":{", ": \r\n\t{", StringComparison.Ordinal));

        using var response = await new StripeDelivery(body).SendTo(_client);

        await response.ShouldBeReceived("evt_bytes", "accepted");
        var store = application.Services.GetRequiredService<IWebhookEventStore>();
        (await store.FindPayloadAsync("evt_bytes", default)).ShouldNotBeNull().ToArray().ShouldBe(body);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task A_request_without_a_signature_is_told_so(string header)
    {
        using var response = await (new StripeDelivery("""{"type":"ping"}""") with { Header = header }).SendTo(_client);

        await response.ShouldBeProblem(HttpStatusCode.BadRequest, "missing_signature");
        application.Logs.Lines.ShouldContain(line => line.Contains("Missing signature", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("t=1790000000")]
    [InlineData("v1=abc")]
    [InlineData("t=1790000000,v0=abc")]
    [InlineData("nonsense")]
    [InlineData("t=1790000000,v1=abc,")]
    [InlineData(",,,===")]
    [InlineData("t=,v1=abc")]
    [InlineData("t=99999999999999999999999,v1=abc")]
    [InlineData("t=-5,v1=abc")]
    public async Task A_header_of_the_wrong_shape_is_malformed(string header)
    {
        using var response = await (new StripeEvent().Delivery() with { Header = header }).SendTo(_client);

        await response.ShouldBeProblem(HttpStatusCode.BadRequest, "malformed_signature");
        application.Logs.Lines.ShouldContain(line => line.Contains("Invalid signature", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_time_that_is_no_number_is_malformed_even_when_it_is_signed()
    {
        var delivery = new StripeEvent().Delivery();
        using var response = await (delivery with { Header = Signed.With(delivery.Body, delivery.Secret, "abc") }).SendTo(_client);

        await response.ShouldBeProblem(HttpStatusCode.BadRequest, "malformed_signature");
    }

    [Fact]
    public async Task A_wrong_secret_is_a_mismatch_and_neither_answer_nor_log_shows_a_secret()
    {
        var delivery = new StripeEvent().Delivery() with { Secret = "whsec_somebody_else" };

        using var response = await delivery.SendTo(_client);

        var detail = await response.ShouldBeProblem(HttpStatusCode.BadRequest, "signature_mismatch");
        detail.ShouldNotBeNull().ShouldContain("STRIPE_WEBHOOK_SECRET");
        detail.ShouldNotContain(GatewayApplication.WebhookSecret);
        application.Logs.Lines.ShouldContain(line => line.Contains("Invalid signature", StringComparison.Ordinal));
        application.Logs.Lines.ShouldAllBe(line => !line.Contains(GatewayApplication.WebhookSecret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_changed_body_is_a_mismatch()
    {
        var delivery = new StripeEvent().Delivery();
        foreach (var changed in (byte[][])[[.. delivery.Body, 13, 10], [0xEF, 0xBB, 0xBF, .. delivery.Body], delivery.Body[..^1], []])
        {
            using var response = await new StripeDelivery(changed) { Header = delivery.RightHeader }.SendTo(_client);

            await response.ShouldBeProblem(HttpStatusCode.BadRequest, "signature_mismatch");
        }
    }

    [Fact]
    public async Task An_upper_case_signature_is_a_mismatch()
    {
        var delivery = new StripeEvent().Delivery();
        var (time, signature) = Split(delivery.RightHeader);

        using var response = await (delivery with { Header = $"{time},v1={signature.ToUpperInvariant()}" }).SendTo(_client);

        await response.ShouldBeProblem(HttpStatusCode.BadRequest, "signature_mismatch");
    }

    [Fact]
    public async Task A_signature_of_the_test_scheme_v0_alone_does_not_count()
    {
        var delivery = new StripeEvent().Delivery();
        var (time, signature) = Split(delivery.RightHeader);

        using var response = await (delivery with { Header = $"{time},v0={signature},v1=00" }).SendTo(_client);

        await response.ShouldBeProblem(HttpStatusCode.BadRequest, "signature_mismatch");
    }

    [Theory]
    [InlineData(-400, "behind")]
    [InlineData(400, "ahead of")]
    public async Task A_time_out_of_tolerance_says_by_how_much_and_to_check_the_clock(int seconds, string direction)
    {
        var delivery = new StripeEvent().Delivery() with { SignedAt = TimeProvider.System.GetUtcNow().AddSeconds(seconds) };

        using var response = await delivery.SendTo(_client);

        var detail = (await response.ShouldBeProblem(HttpStatusCode.BadRequest, "timestamp_out_of_tolerance")).ShouldNotBeNull();
        detail.ShouldMatch(@"\b(399|400|401|402) seconds " + direction);
        detail.ShouldContain("clock");
    }

    [Fact]
    public async Task A_time_beyond_2038_is_out_of_tolerance_like_any_other()
    {
        var delivery = new StripeEvent().Delivery() with { SignedAt = DateTimeOffset.FromUnixTimeSeconds(4_102_444_800) };

        using var response = await delivery.SendTo(_client);

        await response.ShouldBeProblem(HttpStatusCode.BadRequest, "timestamp_out_of_tolerance");
    }

    [Fact]
    public async Task The_largest_time_there_is_is_out_of_tolerance_like_any_other()
    {
        var delivery = new StripeEvent().Delivery();
        using var response = await (delivery with { Header = Signed.With(delivery.Body, delivery.Secret, "9223372036854775807") }).SendTo(_client);

        await response.ShouldBeProblem(HttpStatusCode.BadRequest, "timestamp_out_of_tolerance");
    }

    [Fact]
    public async Task Spaces_a_second_signature_and_a_repeated_time_are_accepted()
    {
        var delivery = new StripeEvent("evt_loose").Delivery();
        var (time, signature) = Split(delivery.RightHeader);
        var other = new string('0', signature.Length);

        using var response = await (delivery with { Header = $"{time}, v1={other}, v0={other}, v1={signature}, t=1" }).SendTo(_client);

        await response.ShouldBeReceived("evt_loose", "accepted");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("null")]
    [InlineData("""{"object":"event","type":"ping","created":1,"data":{"object":{}}}""")]
    [InlineData("""{"id":"evt_1","object":"event","created":1,"data":{"object":{}}}""")]
    [InlineData("""{"id":"evt_1","object":"event","type":"ping","data":{"object":{}}}""")]
    [InlineData("""{"id":7,"object":"event","type":"ping","created":1,"data":{"object":{}}}""")]
    [InlineData("\uFEFF{}")]
    public async Task A_signed_body_that_is_no_event_is_an_invalid_payload(string body)
    {
        using var response = await new StripeDelivery(body).SendTo(_client);

        (await response.ShouldBeProblem(HttpStatusCode.BadRequest, "invalid_payload")).ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task An_invalid_payload_names_the_field()
    {
        using var response = await new StripeDelivery(new StripeEvent().With("type", null).Json()).SendTo(_client);

        (await response.ShouldBeProblem(HttpStatusCode.BadRequest, "invalid_payload")).ShouldNotBeNull().ShouldContain("type");
    }

    [Fact]
    public async Task An_event_without_an_api_version_is_accepted()
    {
        using var response = await new StripeEvent("evt_no_version").With("api_version", null).Delivery().SendTo(_client);

        await response.ShouldBeReceived("evt_no_version", "accepted");
    }

    [Fact]
    public async Task An_event_of_any_api_version_is_accepted()
    {
        using var response = await new StripeEvent("evt_future").With("api_version", "2031-09-30.zinnia").Delivery().SendTo(_client);

        await response.ShouldBeReceived("evt_future", "accepted");
    }

    [Fact]
    public async Task An_upcoming_invoice_which_has_no_id_is_accepted()
    {
        var upcoming = new StripeEvent("evt_upcoming", type: "invoice.upcoming")
            .WithObject(new JsonObject { ["object"] = "invoice", ["customer"] = "cus_1" });

        using var response = await upcoming.Delivery().SendTo(_client);

        await response.ShouldBeReceived("evt_upcoming", "accepted");
    }

    [Fact]
    public async Task An_object_of_an_unknown_kind_is_accepted()
    {
        var unknown = new StripeEvent("evt_unknown", type: "time_machine.started")
            .WithObject(new JsonObject { ["id"] = "tm_1", ["object"] = "time_machine" });

        using var response = await unknown.Delivery().SendTo(_client);

        await response.ShouldBeReceived("evt_unknown", "accepted");
    }

    [Fact]
    public async Task The_event_id_is_in_the_log_line()
    {
        await new StripeEvent("evt_logged").Delivery().SendTo(_client);

        application.Logs.Lines.ShouldContain(line => line.StartsWith("Information: Event evt_logged (customer.subscription.created)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_event_that_can_not_be_stored_is_asked_for_again()
    {
        var store = Substitute.For<IWebhookEventStore>();
        store.InsertAsync(default!, default, default).ThrowsAsyncForAnyArgs(new StoreUnavailableException("The disk is full."));
        await using var broken = new GatewayApplication().Replace(store);

        using var response = await new StripeEvent("evt_lost").Delivery().SendTo(broken.CreateClient());

        await response.ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "store_unavailable");
        response.Headers.RetryAfter.ShouldNotBeNull().Delta.ShouldNotBeNull().ShouldBeGreaterThan(TimeSpan.Zero);
        // The store says once that it is away.
        broken.Logs.Lines.ShouldAllBe(line => !line.Contains("evt_lost", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_event_whose_grain_does_not_answer_is_asked_for_again()
    {
        var grain = Substitute.For<IWebhookEventGrain>();
        grain.Receive(default!).ThrowsAsyncForAnyArgs(new TimeoutException("No answer in 30 s."));
        var grains = Substitute.For<IGrainFactory>();
        grains.GetGrain<IWebhookEventGrain>("evt_stuck").Returns(grain);
        await using var stuck = new GatewayApplication().Replace(grains);

        using var response = await new StripeEvent("evt_stuck").Delivery().SendTo(stuck.CreateClient());

        await response.ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "store_unavailable");
        response.Headers.RetryAfter.ShouldNotBeNull();
        stuck.Logs.Lines.ShouldContain(line => line.StartsWith("Error: Event evt_stuck could not be stored", StringComparison.Ordinal));
    }

    private static (string Time, string Signature) Split(string header)
    {
        var parts = header.Split(',');
        return (parts[0], parts[1]["v1=".Length..]);
    }
}
