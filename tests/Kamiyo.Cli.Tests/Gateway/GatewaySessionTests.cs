using Kamiyo.Cli.Commands;
using Kamiyo.Cli.Credentials;
using Kamiyo.Cli.Events;
using Kamiyo.Cli.Gateway;
using Kamiyo.Cli.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Kamiyo.Cli.Tests.Gateway;

public sealed class GatewaySessionTests : IAsyncLifetime
{
    private readonly SkippingTimeProvider _time = new();
    private readonly StripeEvent _event = StripeEventFactory.Create(Requests.Of("customer.subscription.created"));
    private LocalGateway _gateway = null!;
    private HttpClient _http = null!;
    private GatewaySession _session = null!;

    public async ValueTask InitializeAsync()
    {
        _gateway = await LocalGateway.StartAsync();
        var connection = new Connection(
            new Uri(_gateway.Url + "/"),
            new Credential(LocalGateway.Secret, "the test"),
            new Credential(LocalGateway.AdminKey, "the test"));
        _http = GatewayOptions.CreateHttpClient(connection);
        _session = new GatewaySession(new GatewayClient(_http, connection, _time), connection, TimeSpan.FromSeconds(10), _time);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _gateway.DisposeAsync();
    }

    [Fact]
    public async Task An_event_arrives_signed_byte_for_byte()
    {
        var receipt = await _session.SendAsync(_event, TestContext.Current.CancellationToken);

        receipt.ShouldBe(new Receipt("evt_example", "accepted"));
        var request = _gateway.Requests.ShouldHaveSingleItem();
        request.Body.ShouldBe(_event.Body);
        IndependentSignature.Matches(request.Signature, request.Body, LocalGateway.Secret).ShouldBeTrue();
    }

    [Fact]
    public async Task An_event_that_had_to_wait_is_signed_anew()
    {
        _gateway.OnWebhook = _ => Task.FromResult<IResult?>(_gateway.Requests.Count == 1 ? new NotNow(429, "5") : null);

        await _session.SendAsync(_event, TestContext.Current.CancellationToken);

        var stamps = _gateway.Requests.Select(request => request.Signature.Split(',')[0]).ToList();
        stamps.ShouldBe([Stamp(0), Stamp(5)]);
        _session.Throttled.ShouldBe(1);
    }

    [Fact]
    public async Task It_waits_until_the_event_is_settled()
    {
        await _session.SendAsync(_event, TestContext.Current.CancellationToken);
        _gateway.OnPoll = (id, poll) => poll < 4 ? LocalGateway.EventJson(id, _event.Type, "received") : null;

        var view = await _session.WaitAsync(_event.Id, TestContext.Current.CancellationToken);

        view!.Status.ShouldBe("processed");
        view.ProcessingTime.ShouldBe(TimeSpan.FromMilliseconds(4));
        _gateway.PollsOf(_event.Id).ShouldBe(4);
    }

    [Fact]
    public async Task An_event_that_does_not_show_up_at_once_is_waited_for()
    {
        await _session.SendAsync(_event, TestContext.Current.CancellationToken);
        _gateway.OnPoll = (_, poll) => poll < 3 ? LocalGateway.Problem(404, "not_found", "Not yet.") : null;

        (await _session.WaitAsync(_event.Id, TestContext.Current.CancellationToken))!.Status.ShouldBe("processed");
    }

    [Fact]
    public async Task The_wait_ends_with_its_time_and_gets_rarer_on_the_way()
    {
        _gateway.OnPoll = (id, _) => LocalGateway.EventJson(id, _event.Type, "received");

        var view = await _session.WaitAsync(_event.Id, TestContext.Current.CancellationToken);

        view!.Status.ShouldBe("received");
        _time.Waited.ShouldBeInRange(TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(10));
        _gateway.PollsOf(_event.Id).ShouldBeInRange(20, 30);
    }

    [Theory]
    [InlineData("failed")]
    [InlineData("dead")]
    [InlineData("ignored")]
    public async Task Failed_dead_and_ignored_are_ends_as_well(string status)
    {
        _gateway.OnPoll = (id, _) => LocalGateway.EventJson(id, _event.Type, status);

        (await _session.WaitAsync(_event.Id, TestContext.Current.CancellationToken))!.Status.ShouldBe(status);
        _gateway.PollsOf(_event.Id).ShouldBe(1);
    }

    [Fact]
    public async Task An_admin_api_that_asks_to_wait_is_waited_for()
    {
        await _session.SendAsync(_event, TestContext.Current.CancellationToken);
        _gateway.OnPoll = (_, poll) => poll == 1 ? new NotNow(429, "2") : null;

        (await _session.WaitAsync(_event.Id, TestContext.Current.CancellationToken))!.Status.ShouldBe("processed");
        _time.Waited.ShouldBe(TimeSpan.FromSeconds(2));
        _session.Throttled.ShouldBe(0);
    }

    private static string Stamp(int secondsLater) => $"t={SkippingTimeProvider.Start.ToUnixTimeSeconds() + secondsLater}";
}
