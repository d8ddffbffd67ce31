using Kamiyo.EndToEnd.Tests.Databases;
using Kamiyo.EndToEnd.Tests.Load;

namespace Kamiyo.EndToEnd.Tests.Faults;

public sealed class PostgresFaultTests : FaultTests
{
    private readonly PostgresDatabase _database;

    public PostgresFaultTests()
        : this(new PostgresDatabase())
    {
    }

    private PostgresFaultTests(PostgresDatabase database)
        : base(database) => _database = database;

    [Fact]
    public async Task Of_two_gateways_that_get_every_event_at_once_one_accepts_it_and_it_is_applied_once()
    {
        var events = CustomerLives.Of(customers: 60);
        var first = new EventLoad(events);
        var second = new EventLoad(events);
        await using var left = await Start();
        await using var right = await Start();

        await Task.WhenAll(first.SendAsync(left.Address, CancellationToken.None), second.SendAsync(right.Address, CancellationToken.None));

        (first.Count(DeliveryResult.Accepted) + second.Count(DeliveryResult.Accepted)).ShouldBe(events.Count);
        (first.Count(DeliveryResult.Duplicate) + second.Count(DeliveryResult.Duplicate)).ShouldBe(events.Count);
        first.With(DeliveryResult.Accepted).Intersect(second.With(DeliveryResult.Accepted)).ShouldBeEmpty();
        await new Verdict(_database, events).EveryEventIsAppliedOnce();
    }

    [Fact]
    public async Task While_PostgreSQL_is_gone_senders_are_told_to_come_again_and_the_gateway_recovers_by_itself()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("KAMIYO_TEST_POSTGRES") is { Length: > 0 }, "That server isn't ours to stop.");
        var events = CustomerLives.Of(customers: 80);
        var load = new EventLoad(events, copyEvery: 5);
        await using var gateway = await Start();
        var sending = load.SendAsync(gateway.Address, CancellationToken.None);

        await load.WhenMore(DeliveryResult.Accepted, 100);
        await _database.Server.StopAsync(immediate: true);
        await load.WhenMore(DeliveryResult.Unavailable, 20);
        await _database.Server.StartAsync();
        await sending;

        load.Count(DeliveryResult.Cut).ShouldBe(0);
        load.Count(DeliveryResult.Unanswered).ShouldBe(0);
        await new Verdict(_database, events).EveryEventIsAppliedOnce();
    }
}
