using Kamiyo.Billing.Plans;
using Kamiyo.Grains.Interfaces.Subscriptions;
using Kamiyo.Grains.Interfaces.WebhookEvents;
using Kamiyo.Grains.Tests.Events;
using Kamiyo.Grains.WebhookEvents;
using Kamiyo.Storage.Databases;
using Kamiyo.Storage.WebhookEvents;
using Kamiyo.Testing.Waiting;

namespace Kamiyo.Grains.Tests.Hosting;

/// <summary>Two processes that know nothing of each other on one PostgreSQL, as during a rolling deploy.</summary>
public sealed class TwoProcessTests(SharedPostgres postgres) : IAsyncLifetime
{
    private const string Unfinished =
        "SELECT concat_ws(' ', event_id, status, attempts, error_message) FROM webhook_event WHERE status <> 'processed'";

    private string _url = string.Empty;
    private GrainHost _first = null!;
    private GrainHost _second = null!;

    public async ValueTask InitializeAsync()
    {
        _url = await postgres.Cluster.CreateDatabaseAsync();
        _first = await GrainHost.StartAsync(DatabaseUrl.Parse(_url));
        _second = await GrainHost.StartAsync(DatabaseUrl.Parse(_url));
    }

    public async ValueTask DisposeAsync()
    {
        await _first.DisposeAsync();
        await _second.DisposeAsync();
        await postgres.Cluster.DropDatabaseAsync(_url);
    }

    [Fact]
    public async Task A_decision_on_a_stale_state_is_refused_and_made_again()
    {
        // Both hold the customer in memory; what the first commits makes the second's state stale.
        await Customer(_first).GetSnapshot();
        await Customer(_second).GetSnapshot();
        var created = new SubscriptionEvent("evt_created");
        var updated = new SubscriptionEvent("evt_updated")
        {
            Type = SubscriptionEvent.UpdatedType,
            PriceId = "price_team",
            CreatedAt = SubscriptionEvent.Earlier.AddMinutes(1),
        };

        await Customer(_first).Apply(created.ToApply());
        var result = await Customer(_second).Apply(updated.ToApply());

        result.Outcome.ShouldBe(ApplyOutcome.Applied);
        var stored = (await _first.Subscriptions.FindAsync("cus_1", CancellationToken.None)).ShouldNotBeNull();
        stored.Version.ShouldBe(2);
        stored.State.Subscriptions["sub_1"].Tier.ShouldBe(Tier.Team);
    }

    [Fact]
    public async Task Events_of_one_customer_that_come_to_both_at_once_are_all_applied_once()
    {
        const int Count = 40;
        var events = Enumerable.Range(0, Count).Select(number => new SubscriptionEvent($"evt_{number}")
        {
            Type = SubscriptionEvent.UpdatedType,
            PriceId = number % 2 == 0 ? "price_pro" : "price_team",
            CreatedAt = SubscriptionEvent.Earlier.AddSeconds(number),
        }).ToList();

        // Each event to both: Stripe delivers twice, and a load balancer doesn't know.
        var results = await Task.WhenAll(events.SelectMany(row => new[] { Receive(_first, row), Receive(_second, row) }));

        results.Count(result => result is ReceiveResult.Accepted).ShouldBe(Count);
        await Eventually.Get(
            async () =>
            {
                // A stale writer's event is left to the sweep. In small steps: a large one would be time-outs for calls under way.
                _first.Time.Advance(TimeSpan.FromMilliseconds(200));
                _second.Time.Advance(TimeSpan.FromMilliseconds(200));
                return string.Join(", ", await _first.QueryAsync(Unfinished));
            },
            left => left.Length == 0,
            "all events to be processed");
        (await _first.QueryAsync("SELECT count(*) FROM subscription_timeline")).ShouldBe([$"{Count}"]);
        var stored = (await _first.Subscriptions.FindAsync("cus_1", CancellationToken.None)).ShouldNotBeNull();
        stored.State.Subscriptions["sub_1"].Tier.ShouldBe(Tier.Team);
    }

    [Fact]
    public async Task One_is_on_duty_and_the_other_sweeps_when_that_one_is_gone()
    {
        new[] { _first.IsOnDuty, _second.IsOnDuty }.ShouldBe([true, false]);
        var left = WebhookEventTransitions.Received(new SubscriptionEvent().ToReceived()) with { ReceivedAt = _second.Time.GetUtcNow() };
        await _first.Events.InsertAsync(left, new SubscriptionEvent().ToReceived().Payload, CancellationToken.None);
        for (var second = 0; second < 60; second++)
        {
            // A minute at once would be a time-out for calls to the database that are under way.
            _second.Time.Advance(TimeSpan.FromSeconds(1));
            (await Find()).Status.ShouldBe(WebhookEventStatus.Received);
        }

        await _first.DisposeAsync();

        await _second.AdvanceUntil(
            TimeSpan.FromSeconds(1), Find, found => found.Status is WebhookEventStatus.Processed, "the other process to take over");
        _second.IsOnDuty.ShouldBeTrue();
    }

    [Fact]
    public async Task An_event_that_another_process_finished_is_left_alone()
    {
        var delivery = new SubscriptionEvent().ToReceived();
        await _first.Grains.GetGrain<IWebhookEventGrain>("evt_1").Receive(delivery);
        await Eventually.Get(Find, found => found.Status is WebhookEventStatus.Processed, "evt_1 to be processed");

        await _second.Grains.GetGrain<IWebhookEventGrain>("evt_1").Process();

        (await Find()).Attempts.ShouldBe(1);
    }

    private static ISubscriptionGrain Customer(GrainHost host) => host.Grains.GetGrain<ISubscriptionGrain>("cus_1");

    private static Task<ReceiveResult> Receive(GrainHost host, SubscriptionEvent row) =>
        host.Grains.GetGrain<IWebhookEventGrain>(row.EventId).Receive(row.ToReceived());

    private async Task<WebhookEvent> Find() => (await _second.Events.FindAsync("evt_1", CancellationToken.None)).ShouldNotBeNull();
}
