using Kamiyo.Gateway.Health;
using Kamiyo.Gateway.Tests.Hosting;
using Kamiyo.Storage.WebhookEvents;
using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Gateway.Tests.Health;

public sealed class EventActivityReaderTests : IAsyncDisposable
{
    // In the future of the gateway's clock, so that its sweep leaves the events alone.
    private static readonly DateTimeOffset Now = new(2126, 11, 3, 12, 0, 0, TimeSpan.Zero);

    private readonly GatewayApplication _application = new();

    private IWebhookEventStore Events => _application.Services.GetRequiredService<IWebhookEventStore>();

    [Fact]
    public async Task What_waits_has_failed_and_was_given_up_is_read_with_its_times()
    {
        await InsertAsync("evt_waiting", Now.AddMinutes(-6));
        await ChangeAsync(await InsertAsync("evt_failed", Now.AddHours(-3)), WebhookEventStatus.Failed, Now.AddMinutes(5));
        await ChangeAsync(await InsertAsync("evt_dead", Now.AddMinutes(-2)), WebhookEventStatus.Dead, nextAttemptAt: null);

        var activity = await ReadAsync();

        activity.ShouldBe(new EventActivity(
            Received: 3,
            Processed: 0,
            Ignored: 0,
            Failed: 1,
            Dead: 1,
            Pending: 2,
            OldestPendingAt: Now.AddHours(-3),
            OldestDueAt: Now.AddMinutes(-6),
            LastEventAt: Now.AddMinutes(-2)));
        activity.FailureRate.ShouldBe(1);
    }

    [Fact]
    public async Task A_given_up_event_that_a_retry_has_mended_is_no_failure_any_more()
    {
        var dead = await ChangeAsync(await InsertAsync("evt_mended", Now.AddMinutes(-2)), WebhookEventStatus.Dead, nextAttemptAt: null);
        (await ReadAsync()).Dead.ShouldBe(1);

        await ChangeAsync(dead, WebhookEventStatus.Processed, nextAttemptAt: null);

        var activity = await ReadAsync();
        activity.Dead.ShouldBe(0);
        activity.Processed.ShouldBe(1);
    }

    [Fact]
    public async Task An_event_that_was_given_up_more_than_a_day_ago_is_no_failure_of_today()
    {
        await ChangeAsync(await InsertAsync("evt_old", Now.AddHours(-26)), WebhookEventStatus.Dead, nextAttemptAt: null, at: Now.AddHours(-25));

        (await ReadAsync()).Failures.ShouldBe(0);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private Task<EventActivity> ReadAsync() =>
        _application.Services.GetRequiredService<EventActivityReader>().ReadAsync(Now, TestContext.Current.CancellationToken);

    private async Task<WebhookEvent> InsertAsync(string eventId, DateTimeOffset receivedAt)
    {
        var row = new WebhookEvent(
            EventId: eventId,
            Type: "customer.subscription.updated",
            ApiVersion: null,
            Account: null,
            Livemode: false,
            CustomerId: "cus_1",
            CreatedAt: receivedAt,
            ReceivedAt: receivedAt,
            Status: WebhookEventStatus.Received,
            Attempts: 0,
            NextAttemptAt: null,
            ProcessedAt: null,
            ErrorMessage: null,
            ErrorDetail: null,
            Outcome: null,
            Version: 1);
        (await Events.InsertAsync(row, "{}"u8.ToArray(), TestContext.Current.CancellationToken)).ShouldBeTrue();
        return row;
    }

    private async Task<WebhookEvent> ChangeAsync(
        WebhookEvent before, WebhookEventStatus status, DateTimeOffset? nextAttemptAt, DateTimeOffset? at = null)
    {
        var attemptedAt = at ?? Now.AddMinutes(-1);
        var isProcessed = status is WebhookEventStatus.Processed;
        var after = before with
        {
            Status = status,
            Attempts = before.Attempts + 1,
            NextAttemptAt = nextAttemptAt,
            ProcessedAt = isProcessed ? attemptedAt : null,
            ErrorMessage = isProcessed ? null : "no answer",
            Version = before.Version + 1,
        };
        var change = new WebhookEventChange(before.Status, after, isProcessed ? null : attemptedAt, Alerts: []);
        (await Events.UpdateAsync(change, TestContext.Current.CancellationToken)).ShouldBeTrue();
        return after;
    }
}
