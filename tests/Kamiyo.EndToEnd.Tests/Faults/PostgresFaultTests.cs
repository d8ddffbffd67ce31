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
}
