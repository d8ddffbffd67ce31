using Kamiyo.Billing.Tests.Building;
using Kamiyo.EndToEnd.Tests.Databases;
using Kamiyo.EndToEnd.Tests.Load;
using Kamiyo.EndToEnd.Tests.Processes;
using Kamiyo.Testing.Processes;

namespace Kamiyo.EndToEnd.Tests.Faults;

/// <summary>What is promised of every event, while the gateway's process ends in the middle of a load. A database a test.</summary>
public abstract class FaultTests(IDatabase database) : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Every_answered_event_is_there_and_applied_once_after_five_kills_under_load()
    {
        var events = CustomerLives.Of(customers: 80);
        var load = new EventLoad(events, copyEvery: 5);
        for (var round = 0; round < 5; round++)
        {
            await using var gateway = await Start();
            using var stop = new CancellationTokenSource();
            var sending = load.SendAsync(gateway.Address, stop.Token);

            await load.WhenMore(DeliveryResult.Accepted, 60);
            await gateway.Kill();
            await stop.CancelAsync();
            await sending;

            await new Verdict(database, events).AreStored(load.Answered);
        }

        load.Count(DeliveryResult.Unanswered).ShouldBeGreaterThan(0, "The process was to die under load.");
        await using var last = await Start();
        await load.SendAsync(last.Address, CancellationToken.None);

        load.Answered.Count.ShouldBe(events.Count);
        await new Verdict(database, events).EveryEventIsAppliedOnce();
    }

    [Fact]
    public async Task A_terminated_process_gives_every_answer_it_owes_and_loses_nothing()
    {
        var events = CustomerLives.Of(customers: 150);
        var load = new EventLoad(events);
        await using (var gateway = await Start())
        {
            using var stop = new CancellationTokenSource();
            var sending = load.SendAsync(gateway.Address, stop.Token);

            await load.WhenMore(DeliveryResult.Accepted, 150);
            (await gateway.Terminate()).ShouldBe(0, gateway.Output);
            await stop.CancelAsync();
            await sending;
        }

        load.Count(DeliveryResult.Cut).ShouldBe(0);
        load.Answered.Count.ShouldBeLessThan(events.Count, "The process was to end under load.");
        await new Verdict(database, events).AreStored(load.Answered);

        // Nothing was sent twice: an event that is stored but was never answered had its answer cut off.
        (await database.Texts("SELECT event_id FROM webhook_event")).Except(load.Answered).ShouldBeEmpty(load.ToString());

        await using var next = await Start();
        await load.SendAsync(next.Address, CancellationToken.None);
        await new Verdict(database, events).EveryEventIsAppliedOnce();
    }

    [Fact]
    public async Task The_longest_ids_of_the_widest_characters_fit_every_index()
    {
        var events = LongestIds.Events();
        await using var gateway = await Start();

        var load = new EventLoad(events);
        await load.SendAsync(gateway.Address, CancellationToken.None);

        load.Count(DeliveryResult.Accepted).ShouldBe(events.Count);
        await new Verdict(database, events).NothingIsLeftUnfinished();
        (await database.Texts("SELECT user_id || email FROM subscription")).ShouldHaveSingleItem().Length.ShouldBe(255 + 512);
    }

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected Task<GatewayProcess> Start() => GatewayProcess.Start(database.Url, _folder.Path, new Dictionary<string, string?>
    {
        ["STRIPE_PRICE_ID_ENTERPRISE"] = TestPlans.Enterprise,
        ["Logging__LogLevel__Default"] = "Error",
    });
}
