using System.Text;
using Kamiyo.Grains.Interfaces.Subscriptions;
using Kamiyo.Grains.Outbox;
using Kamiyo.Grains.Tests.Events;
using Kamiyo.Grains.Tests.Hosting;
using Kamiyo.Storage.Outbox;
using Kamiyo.Testing.StripeApi;
using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Grains.Tests.Subscriptions;

public sealed class SubscriptionGrainSyncTests : InstallationTests
{
    private const string Timeline = "SELECT type || ' ' || outcome FROM subscription_timeline ORDER BY recorded_at, event_id";
    private const string ToApplication = "SELECT kind FROM outbox WHERE channel = 'webhook' ORDER BY message_id";
    private const string Mails = "SELECT kind FROM outbox WHERE channel = 'email' ORDER BY message_id";

    private ISubscriptionGrain Customer => Host.Grains.GetGrain<ISubscriptionGrain>("cus_1");

    public override async ValueTask InitializeAsync()
    {
        await StartAsync(services => services.AddSingleton(new OutboxChannels([OutboxChannel.Slack], HasWebhook: true)));
        await Customer.Apply(new SubscriptionEvent().ToApply());
        Host.Time.Advance(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_sync_is_one_commit_with_its_timeline_row_and_tells_the_application_and_no_customer()
    {
        var toldBefore = await Host.QueryAsync(ToApplication);
        var mailedBefore = await Host.QueryAsync(Mails);

        var result = await Customer.Sync(Fetched("canceled"));

        result.HasChanges.ShouldBeTrue();
        result.Before.ShouldNotBeNull().ApiAccess.ShouldBeTrue();
        var after = result.After.ShouldNotBeNull();
        after.ApiAccess.ShouldBeFalse();
        after.Version.ShouldBe(2);
        (await Host.QueryAsync(Timeline)).ShouldBe(["customer.subscription.created applied", "kamiyo.synced applied"]);
        (await Host.QueryAsync(ToApplication)).Count.ShouldBe(toldBefore.Count + 2);
        (await Host.QueryAsync(Mails)).ShouldBe(mailedBefore);
    }

    [Fact]
    public async Task A_second_sync_writes_nothing()
    {
        await Customer.Sync(Fetched("past_due"));

        var second = await Customer.Sync(Fetched("past_due") with { FetchedAt = Host.Time.GetUtcNow().AddMinutes(5) });

        second.HasChanges.ShouldBeFalse();
        second.Differences.ShouldBeEmpty();
        second.After.ShouldNotBeNull().Version.ShouldBe(2);
        (await Host.QueryAsync("SELECT count(*) FROM subscription_timeline")).ShouldBe(["2"]);
    }

    [Fact]
    public async Task A_dry_run_tells_the_same_and_writes_nothing()
    {
        var told = await Customer.Sync(Fetched("unpaid") with { IsDryRun = true });

        told.HasChanges.ShouldBeTrue();
        told.After.ShouldNotBeNull().SubscriptionStatus.ShouldBe("unpaid");
        (await Customer.GetSnapshot()).ShouldNotBeNull().SubscriptionStatus.ShouldBe("active");
        (await Host.QueryAsync("SELECT count(*) FROM subscription_timeline")).ShouldBe(["1"]);
    }

    [Fact]
    public async Task What_another_process_committed_meanwhile_is_seen()
    {
        var other = await StartAsync();
        var late = new SubscriptionEvent("evt_2") { Type = SubscriptionEvent.UpdatedType, PriceId = "price_team", CreatedAt = Host.Time.GetUtcNow().AddMinutes(1) };
        await other.Grains.GetGrain<ISubscriptionGrain>("cus_1").Apply(late.ToApply());

        var result = await Customer.Sync(Fetched("active"));

        result.HasChanges.ShouldBeFalse();
        result.Differences.ShouldContain(difference => difference.Field == "tier" && difference.KeptBecause != null);
        result.After.ShouldNotBeNull().SubscriptionTier.ShouldBe("team");
    }

    [Fact]
    public async Task What_can_not_be_read_changes_nothing_and_says_why()
    {
        var result = await Customer.Sync(Fetched("active") with { Subscriptions = ["{}"u8.ToArray()] });

        result.Problem.ShouldNotBeNull().ShouldContain("subscription.id");
        (await Host.QueryAsync("SELECT count(*) FROM subscription_timeline")).ShouldBe(["1"]);
    }

    private SyncFromStripe Fetched(string status) => new(
        Host.Time.GetUtcNow(),
        Json(StripeObjects.Customer("cus_1").ToJsonString()),
        [Json(StripeObjects.Subscription("sub_1", status, periodEnd: SubscriptionEvent.Earlier.AddDays(30).ToUnixTimeSeconds()).ToJsonString())],
        [],
        "ada",
        IsDryRun: false);

    private static ReadOnlyMemory<byte> Json(string text) => Encoding.UTF8.GetBytes(text);
}
