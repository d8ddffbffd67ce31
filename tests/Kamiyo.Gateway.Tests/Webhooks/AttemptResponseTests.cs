using Kamiyo.Gateway.Webhooks;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Gateway.Tests.Webhooks;

public sealed class AttemptResponseTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 3, 12, 0, 0, TimeSpan.Zero);

    private static readonly WebhookEvent Stored = new(
        "evt_1", "invoice.paid", null, null, false, "cus_1", Noon, Noon, WebhookEventStatus.Processed, 2, null, Noon.AddMinutes(9), null, null, "paid", 5);

    [Fact]
    public void The_history_runs_from_the_first_failure_to_the_success()
    {
        IReadOnlyList<WebhookAttempt> failed = [Failed(version: 4, attempt: 1, minute: 8), Failed(version: 2, attempt: 1, minute: 1)];

        AttemptResponse.HistoryOf(Stored, failed).ShouldBe(
        [
            new AttemptResponse(1, Noon.AddMinutes(1), WebhookEventStatus.Failed, "no answer", "at Kamiyo"),
            new AttemptResponse(1, Noon.AddMinutes(8), WebhookEventStatus.Failed, "no answer", "at Kamiyo"),
            new AttemptResponse(2, Noon.AddMinutes(9), WebhookEventStatus.Processed, null, null),
        ]);
    }

    [Fact]
    public void What_is_not_finished_has_only_its_failures()
    {
        var waiting = Stored with { Status = WebhookEventStatus.Failed, ProcessedAt = null };

        AttemptResponse.HistoryOf(waiting, [Failed(version: 2, attempt: 1, minute: 1)]).ShouldHaveSingleItem().Status.ShouldBe(WebhookEventStatus.Failed);
        AttemptResponse.HistoryOf(waiting with { Status = WebhookEventStatus.Received }, []).ShouldBeEmpty();
    }

    private static WebhookAttempt Failed(long version, int attempt, int minute) =>
        new("evt_1", version, attempt, Noon.AddMinutes(minute), WebhookEventStatus.Failed, "no answer", "at Kamiyo");
}
