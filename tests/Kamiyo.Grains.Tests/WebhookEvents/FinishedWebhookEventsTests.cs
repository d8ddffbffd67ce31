using Kamiyo.Grains.Interfaces.Subscriptions;
using Kamiyo.Grains.Interfaces.WebhookEvents;
using Kamiyo.Grains.WebhookEvents;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Grains.Tests.WebhookEvents;

public sealed class FinishedWebhookEventsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly WebhookEvent Received = WebhookEventTransitions.Received(new ReceivedWebhookEvent(
        "evt_1", "invoice.paid", "2026-03-25.dahlia", null, false, "cus_1", Now.AddSeconds(-2), Now.AddSeconds(-1), default));

    private static readonly WebhookEvent Failed =
        Received with { Status = WebhookEventStatus.Failed, Attempts = 3, NextAttemptAt = Now, ErrorMessage = "no answer", ErrorDetail = "at once", Version = 4 };

    public static TheoryData<WebhookEvent, ApplyOutcome> Endings
    {
        get
        {
            var endings = new TheoryData<WebhookEvent, ApplyOutcome>();
            foreach (var outcome in new[] { ApplyOutcome.Applied, ApplyOutcome.Stale, ApplyOutcome.Ignored })
            {
                endings.Add(Received, outcome);
                endings.Add(Failed, outcome);
            }

            return endings;
        }
    }

    [Theory]
    [MemberData(nameof(Endings))]
    public void A_commit_ends_an_event_as_its_own_grain_would(WebhookEvent current, ApplyOutcome outcome)
    {
        var result = new ApplyResult(outcome, "Free → Pro");
        var next = WebhookEventTransitions.Applied(current, result, Now);

        FinishedWebhookEvents.Of(current.EventId, current.Type, FinishedWebhookEvents.Unfinished(current), result, Now).ShouldBe(new FinishedWebhookEvent(
            next.EventId, next.Type, next.ReceivedAt, current.Status, next.Status, next.Attempts, Now, next.Outcome!, next.Version));
    }

    [Fact]
    public void What_can_not_be_processed_has_no_commit_to_end_with() => Should.Throw<InvalidOperationException>(() => FinishedWebhookEvents.Of(
        "evt_1", "invoice.paid", FinishedWebhookEvents.Unfinished(Received), new ApplyResult(ApplyOutcome.Unprocessable, "No plan."), Now));
}
