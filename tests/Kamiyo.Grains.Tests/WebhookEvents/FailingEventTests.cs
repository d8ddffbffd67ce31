using Kamiyo.Billing.Events;
using Kamiyo.Delivery.Chat;
using Kamiyo.Grains.Interfaces.WebhookEvents;
using Kamiyo.Grains.Outbox;
using Kamiyo.Grains.Tests.Events;
using Kamiyo.Grains.Tests.Hosting;
using Kamiyo.Grains.Tests.Outbox;
using Kamiyo.Storage.Outbox;
using Kamiyo.Storage.WebhookEvents;
using Kamiyo.Testing.Waiting;
using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Grains.Tests.WebhookEvents;

/// <summary>The story of a failing event as its operator lives it.</summary>
public sealed class FailingEventTests : InstallationTests
{
    private static readonly RetrySchedule Schedule = new([TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)], Jitter: 0);

    private readonly RecordingChatSender _chat = new(OutboxChannel.Slack);

    private IWebhookEventGrain Event => Host.Grains.GetGrain<IWebhookEventGrain>("evt_1");

    public override async ValueTask InitializeAsync() => await StartAsync(services =>
    {
        FailingSubscriptionStore.Decorate(services);
        services
            .AddSingleton(Schedule)
            .AddSingleton<IReadOnlyList<IChatSender>>([_chat])
            .AddSingleton(new OutboxChannels([OutboxChannel.Slack], HasWebhook: false));
    });

    [Fact]
    public async Task From_the_alert_to_the_error_to_the_mended_cause_to_processed()
    {
        await Event.Receive(new SubscriptionEvent { PriceId = "price_new" }.ToReceived());

        var notice = await Alert();
        notice.Title.ShouldContain(SubscriptionEvent.CreatedType);
        notice.Text.ShouldContain("price_new");
        notice.Fields.ShouldContain(field => field.Value == "evt_1");

        var dead = await Find();
        dead.Status.ShouldBe(WebhookEventStatus.Dead);
        var attempt = (await Attempts()).ShouldHaveSingleItem();
        attempt.Status.ShouldBe(WebhookEventStatus.Dead);
        attempt.ErrorMessage.ShouldBe(dead.ErrorMessage);
        dead.ErrorMessage.ShouldNotBeNull().ShouldContain("price_new");
        attempt.ErrorDetail.ShouldNotBeNull().ShouldContain(" at Kamiyo.");
        attempt.AttemptedAt.ShouldBe(Host.Time.GetUtcNow());

        var mended = await StartAsync(services => services.AddSingleton(GrainHost.Plans("price_new")));
        (await mended.Grains.GetGrain<IWebhookEventGrain>("evt_1").Retry("ada")).ShouldBe(RetryResult.Accepted);

        var processed = await Eventually.Get(Find, found => found.Status is WebhookEventStatus.Processed, "evt_1 to be processed");
        processed.Attempts.ShouldBe(1);
        (await Attempts()).ShouldBe([attempt]);
        (await Host.QueryAsync("SELECT subscription_tier FROM subscription")).ShouldBe(["pro"]);
        _chat.Notices.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_event_that_fails_at_every_attempt_is_dead_at_the_end_of_the_schedule_with_all_its_errors_and_one_alert()
    {
        ((FailingSubscriptionStore)Host.Subscriptions).FailCommits(Schedule.Delays.Count + 1);
        await Event.Receive(new SubscriptionEvent().ToReceived());
        var times = new List<DateTimeOffset>();

        for (var attempt = 1; attempt <= Schedule.Delays.Count; attempt++)
        {
            times.Add(Host.Time.GetUtcNow());
            var failed = await Attempted(attempt);
            failed.Status.ShouldBe(WebhookEventStatus.Failed);
            failed.NextAttemptAt.ShouldBe(times[^1] + Schedule.Delays[attempt - 1]);
            Host.Time.AdvanceTo(failed.NextAttemptAt.ShouldNotBeNull());
        }

        times.Add(Host.Time.GetUtcNow());
        (await Attempted(Schedule.Delays.Count + 1)).Status.ShouldBe(WebhookEventStatus.Dead);
        (await Alert()).Text.ShouldContain("The disk is gone.");
        var attempts = (await Attempts()).Reverse().ToList();
        attempts.Select(attempt => attempt.AttemptedAt).ShouldBe(times);
        attempts.Select(attempt => attempt.Attempt).ShouldBe([1, 2, 3]);
        attempts.Select(attempt => attempt.Status)
            .ShouldBe([WebhookEventStatus.Failed, WebhookEventStatus.Failed, WebhookEventStatus.Dead]);
        attempts.ShouldAllBe(attempt => attempt.ErrorDetail!.Contains(nameof(FailingSubscriptionStore)));
        _chat.Notices.Count.ShouldBe(1);
    }

    private async Task<WebhookEvent> Attempted(int attempt)
    {
        var found = await Eventually.Get(Find, found => found.Attempts == attempt, $"attempt {attempt} at evt_1");

        // Answered after the turn that failed, so the reminder is set.
        (await Event.Receive(new SubscriptionEvent().ToReceived())).ShouldBe(ReceiveResult.Duplicate);
        return found;
    }

    private async Task<ChatNotice> Alert() =>
        (await Eventually.Get(() => Task.FromResult(_chat.Notices), notices => notices.Count > 0, "the alert"))[0];

    private Task<IReadOnlyList<WebhookAttempt>> Attempts() => Host.Events.FindAttemptsAsync("evt_1", CancellationToken.None);

    private async Task<WebhookEvent> Find() => (await Host.Events.FindAsync("evt_1", CancellationToken.None)).ShouldNotBeNull();
}
