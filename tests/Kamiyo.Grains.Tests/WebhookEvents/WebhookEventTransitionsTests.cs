using Kamiyo.Billing.Events;
using Kamiyo.Grains.Interfaces.Subscriptions;
using Kamiyo.Grains.Interfaces.WebhookEvents;
using Kamiyo.Grains.WebhookEvents;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Grains.Tests.WebhookEvents;

public sealed class WebhookEventTransitionsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly ReceivedWebhookEvent Delivery = new(
        "evt_1", "customer.subscription.created", "2026-03-25.dahlia", null, false, "cus_1", Now.AddSeconds(-2), Now.AddSeconds(-1), default);

    private static readonly WebhookEvent Stored = WebhookEventTransitions.Received(Delivery);

    [Fact]
    public void A_received_event_waits_for_its_first_attempt()
    {
        Stored.Status.ShouldBe(WebhookEventStatus.Received);
        Stored.Attempts.ShouldBe(0);
        Stored.Version.ShouldBe(1);
    }

    [Fact]
    public void An_event_of_a_customer_is_stored_to_be_processed() => WebhookEventTransitions.First(Delivery, Now).ShouldBe(Stored);

    [Theory]
    [InlineData("product.created", "cus_1", "Kamiyo does not act on product.created.")]
    [InlineData("customer.subscription.created", null, "This customer.subscription.created names no customer.")]
    public void An_event_that_goes_nowhere_is_stored_as_ignored(string type, string? customerId, string reason)
    {
        var row = WebhookEventTransitions.First(Delivery with { Type = type, CustomerId = customerId }, Now);

        row.Status.ShouldBe(WebhookEventStatus.Ignored);
        row.Outcome.ShouldBe(reason);
        row.ProcessedAt.ShouldBe(Now);
    }

    [Theory]
    [InlineData(ApplyOutcome.Applied, WebhookEventStatus.Processed, "Pro → Team")]
    [InlineData(ApplyOutcome.Stale, WebhookEventStatus.Processed, "stale: Pro → Team")]
    [InlineData(ApplyOutcome.Ignored, WebhookEventStatus.Ignored, "Pro → Team")]
    public void An_outcome_finishes_the_event(ApplyOutcome outcome, WebhookEventStatus status, string text)
    {
        var next = WebhookEventTransitions.Applied(Stored, new ApplyResult(outcome, "Pro → Team"), Now);

        next.ShouldBe(Stored with { Status = status, Attempts = 1, ProcessedAt = Now, Outcome = text, Version = 2 });
    }

    [Fact]
    public void What_no_retry_can_mend_is_dead_at_once()
    {
        var next = WebhookEventTransitions.Applied(Stored, new ApplyResult(ApplyOutcome.Unprocessable, "No plan knows price_x."), Now);

        next.Status.ShouldBe(WebhookEventStatus.Dead);
        next.NextAttemptAt.ShouldBeNull();
        next.ErrorMessage.ShouldBe("No plan knows price_x.");
        next.ErrorDetail.ShouldBe("No plan knows price_x.");
    }

    [Fact]
    public void What_no_retry_can_mend_keeps_where_it_was_thrown()
    {
        var result = new ApplyResult(ApplyOutcome.Unprocessable, "No plan knows price_x.", "… at Kamiyo.Billing.Plans");

        WebhookEventTransitions.Applied(Stored, result, Now).ErrorDetail.ShouldBe("… at Kamiyo.Billing.Plans");
    }

    [Fact]
    public void A_permanent_failure_is_dead_whatever_the_schedule_has_left()
    {
        var exception = new UnprocessableEventException("The payload is not stored any more.");

        var next = WebhookEventTransitions.Failed(Stored, exception, RetrySchedule.Default, chance: 0, Now);

        next.Status.ShouldBe(WebhookEventStatus.Dead);
        next.ErrorMessage.ShouldBe("The payload is not stored any more.");
        next.ErrorDetail.ShouldNotBeNull().ShouldContain(nameof(UnprocessableEventException));
    }

    [Fact]
    public void A_change_records_the_attempt_only_when_that_failed()
    {
        var failed = WebhookEventTransitions.Failed(Stored, new TimeoutException(), RetrySchedule.Default, chance: 0, Now);
        var processed = WebhookEventTransitions.Applied(failed, new ApplyResult(ApplyOutcome.Applied, "created"), Now);

        WebhookEventTransitions.Change(Stored, failed, [], Now).ShouldBe(new WebhookEventChange(WebhookEventStatus.Received, failed, Now, []));
        WebhookEventTransitions.Change(failed, processed, [], Now).FailedAt.ShouldBeNull();
        WebhookEventTransitions.Change(failed, WebhookEventTransitions.Retried(failed), [], Now).FailedAt.ShouldBeNull();
    }

    [Fact]
    public void A_failure_keeps_its_error_and_is_due_again_after_the_schedules_delay()
    {
        var next = WebhookEventTransitions.Failed(Stored, new TimeoutException("no answer"), RetrySchedule.Default, chance: 0, Now);

        next.Status.ShouldBe(WebhookEventStatus.Failed);
        next.Attempts.ShouldBe(1);
        next.NextAttemptAt.ShouldBe(Now.AddMinutes(1));
        next.ErrorMessage.ShouldBe("TimeoutException: no answer");
    }

    [Fact]
    public void The_failure_after_the_last_delay_is_the_end()
    {
        var current = Stored;
        for (var attempt = 1; attempt <= RetrySchedule.Default.Delays.Count; attempt++)
        {
            current = WebhookEventTransitions.Failed(current, new TimeoutException(), RetrySchedule.Default, chance: 0.5, Now);
            current.Status.ShouldBe(WebhookEventStatus.Failed);
        }

        WebhookEventTransitions.Failed(current, new TimeoutException(), RetrySchedule.Default, chance: 0.5, Now)
            .Status.ShouldBe(WebhookEventStatus.Dead);
    }

    [Fact]
    public void A_success_after_failures_clears_the_error()
    {
        var failed = WebhookEventTransitions.Failed(Stored, new TimeoutException(), RetrySchedule.Default, chance: 0, Now);

        var next = WebhookEventTransitions.Applied(failed, new ApplyResult(ApplyOutcome.Applied, "created"), Now);

        next.ErrorMessage.ShouldBeNull();
        next.ErrorDetail.ShouldBeNull();
        next.NextAttemptAt.ShouldBeNull();
        next.Attempts.ShouldBe(2);
    }

    [Fact]
    public void A_retried_event_has_the_whole_schedule_before_it_and_keeps_its_last_error()
    {
        var failed = WebhookEventTransitions.Failed(Stored, new TimeoutException("no answer"), RetrySchedule.Default, chance: 0, Now);

        var next = WebhookEventTransitions.Retried(failed);

        next.ShouldBe(failed with { Status = WebhookEventStatus.Received, Attempts = 0, NextAttemptAt = null, Version = failed.Version + 1 });
        next.ErrorMessage.ShouldBe("TimeoutException: no answer");
        WebhookEventTransitions.Failed(next, new TimeoutException(), RetrySchedule.Default, chance: 0, Now).NextAttemptAt.ShouldBe(Now.AddMinutes(1));
    }
}
