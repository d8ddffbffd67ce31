using Kamiyo.Grains.Interfaces.WebhookEvents;
using Kamiyo.Grains.Processing;
using Kamiyo.Grains.Tests.Events;
using Kamiyo.Grains.Tests.Hosting;
using Kamiyo.Testing.Waiting;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Kamiyo.Grains.Tests.Processing;

/// <summary>A process that may work on two events at once.</summary>
public sealed class BackPressureTests : InstallationTests
{
    private const int MaxInFlight = 2;
    private const int Events = 12;

    private const string CountProcessed = "SELECT count(*) FROM webhook_event WHERE status = 'processed'";

    public override async ValueTask InitializeAsync() => await StartAsync(services =>
    {
        PausedSubscriptionStore.Decorate(services);
        services.Configure<ProcessingOptions>(options => options.MaxInFlight = MaxInFlight);
    });

    [Fact]
    public async Task What_comes_beyond_the_bound_is_stored_answered_and_dropped_from_memory()
    {
        Host.PausedSubscriptions.Pause();

        await ReceiveAll();

        await Eventually.Get(() => Task.FromResult(Host.Gate.InFlight), count => count == MaxInFlight, "the room to be taken");
        (await Host.QueryAsync("SELECT count(*) FROM webhook_event WHERE status = 'received'")).ShouldBe([$"{Events}"]);
        await Eventually.Get(CountActivations, count => count == MaxInFlight, "the others to be dropped");
        Host.PausedSubscriptions.MostAtOnce.ShouldBeLessThanOrEqualTo(MaxInFlight);
        Host.PausedSubscriptions.Resume();
    }

    [Fact]
    public async Task What_was_put_off_is_taken_up_as_soon_as_there_is_room_and_never_more_at_once_than_the_bound()
    {
        Host.PausedSubscriptions.Pause();
        await ReceiveAll();
        await Eventually.Get(CountActivations, count => count == MaxInFlight, "the others to be dropped");

        Host.PausedSubscriptions.Resume();

        await Eventually.Get(() => Host.QueryAsync(CountProcessed), counts => counts.Single() == $"{Events}", "all events to be processed");
        Host.PausedSubscriptions.MostAtOnce.ShouldBeLessThanOrEqualTo(MaxInFlight);
        await Eventually.Get(() => Task.FromResult(Host.Gate.InFlight), count => count == 0, "all room to be given back");
    }

    [Fact]
    public async Task Room_is_given_back_whatever_throws()
    {
        Host.PausedSubscriptions.Failure = new IOException("The disk is gone.");

        await ReceiveAll();

        await Eventually.Get(() => Task.FromResult(Host.Gate.InFlight), count => count == 0, "all room to be given back");
        (await Host.QueryAsync(CountProcessed)).ShouldBe(["0"]);
    }

    private async Task ReceiveAll()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, Events).Select(number =>
            Host.Grains.GetGrain<IWebhookEventGrain>($"evt_{number}").Receive(Received($"evt_{number}", $"cus_{number}"))));
        results.ShouldAllBe(result => result == ReceiveResult.Accepted);
    }

    private ReceivedWebhookEvent Received(string eventId, string customerId) =>
        new SubscriptionEvent(eventId, customerId).ToReceived() with { ReceivedAt = Host.Time.GetUtcNow() };

    private async Task<int> CountActivations()
    {
        var statistics = await Host.Grains.GetGrain<IManagementGrain>(0).GetSimpleGrainStatistics(CancellationToken.None);
        return statistics.Where(row => row.GrainType.Contains("WebhookEventGrain", StringComparison.Ordinal)).Sum(row => row.ActivationCount);
    }
}
