using Kamiyo.Storage.Tests.Builders;
using Kamiyo.Storage.Tests.TestDatabases;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Storage.Tests.WebhookEvents;

public abstract class WebhookAttemptTests(TestDatabase database) : EventStoreTests(database)
{
    [Fact]
    public async Task A_failed_attempt_is_kept_with_the_change_that_it_made()
    {
        await InsertAsync(Event.Received());
        var first = Event.Received().Failed("mail server said no ✗", "at Kamiyo.Grains");
        var second = first.Dead();

        await UpdateAsync(first.AsChange(), first.ChangeTo(second));

        (await FindAttemptsAsync()).ShouldBe(
        [
            new WebhookAttempt("evt_1", 3, 2, Event.FailedAt, WebhookEventStatus.Dead, "no plan knows price_1", null),
            new WebhookAttempt("evt_1", 2, 1, Event.FailedAt, WebhookEventStatus.Failed, "mail server said no ✗", "at Kamiyo.Grains"),
        ]);
    }

    [Fact]
    public async Task A_success_and_an_operators_retry_leave_the_attempts_as_they_are()
    {
        await InsertAsync(Event.Received());
        var dead = Event.Received().Dead();
        var retried = dead with { Status = WebhookEventStatus.Received, Attempts = 0, Version = 3 };

        await UpdateAsync(dead.AsChange(), dead.ChangeTo(retried), retried.Processed().AsChange());

        (await FindAttemptsAsync()).ShouldHaveSingleItem().Version.ShouldBe(2);
    }

    [Fact]
    public async Task No_attempt_is_kept_without_its_change()
    {
        await InsertAsync(Event.Received());
        await UpdateAsync(Event.Received().Processed().AsChange());

        (await Stores.Events.UpdateAsync(Event.Received().Dead().AsChange(), CancellationToken.None)).ShouldBeFalse();

        (await FindAttemptsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_very_many_attempts_the_latest_are_read()
    {
        await InsertAsync(Event.Received());
        var current = Event.Received();
        for (var attempt = 0; attempt <= WebhookEventLimits.AttemptsRead; attempt++)
        {
            var next = current.Failed();
            await UpdateAsync(current.ChangeTo(next));
            current = next;
        }

        var found = await FindAttemptsAsync();

        found.Count.ShouldBe(WebhookEventLimits.AttemptsRead);
        found[0].Version.ShouldBe(current.Version);
        found.Select(attempt => attempt.Version).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public async Task The_texts_of_an_attempt_are_cut_like_the_events()
    {
        await InsertAsync(Event.Received());

        await UpdateAsync(Event.Received().Failed(new string('m', 10_000), new string('d', 100_000)).AsChange());

        var kept = (await FindAttemptsAsync()).ShouldHaveSingleItem();
        kept.ErrorMessage!.Length.ShouldBe(WebhookEventLimits.ErrorMessageLength);
        kept.ErrorDetail!.Length.ShouldBe(WebhookEventLimits.ErrorDetailLength);
    }

    private Task<IReadOnlyList<WebhookAttempt>> FindAttemptsAsync() => Stores.Events.FindAttemptsAsync("evt_1", CancellationToken.None);
}
