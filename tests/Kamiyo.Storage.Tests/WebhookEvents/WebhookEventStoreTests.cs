using System.Security.Cryptography;
using Kamiyo.Storage.Outbox;
using Kamiyo.Storage.Tests.Builders;
using Kamiyo.Storage.Tests.TestDatabases;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Storage.Tests.WebhookEvents;

public abstract class WebhookEventStoreTests(TestDatabase database) : StoreTests(database)
{
    private static readonly byte[] Payload = """{"id":"evt_1"}"""u8.ToArray();

    [Fact]
    public async Task The_first_insert_of_many_at_once_wins()
    {
        var inserts = Enumerable.Range(0, 64).Select(_ => Stores.Events.InsertAsync(Event.Received(), Payload, CancellationToken.None));

        var results = await Task.WhenAll(inserts);

        results.Count(isFirst => isFirst).ShouldBe(1);
    }

    [Fact]
    public async Task Of_two_processes_one_wins_each_event()
    {
        var other = await Database.OpenAsync();
        var ids = Enumerable.Range(0, 100).Select(number => $"evt_{number}").ToArray();

        var here = ids.Select(id => Stores.Events.InsertAsync(Event.Received(id), Payload, CancellationToken.None));
        var there = ids.Reverse().Select(id => other.Events.InsertAsync(Event.Received(id), Payload, CancellationToken.None));
        var results = await Task.WhenAll([.. here, .. there]);

        results.Count(isFirst => isFirst).ShouldBe(ids.Length);
        (await Database.QueryAsync("SELECT count(*) FROM webhook_event")).ShouldBe(["100"]);
    }

    [Fact]
    public async Task Every_field_comes_back_as_it_was_stored()
    {
        var stored = Event.Received() with
        {
            Account = "acct_1",
            Status = WebhookEventStatus.Failed,
            Attempts = 2,
            NextAttemptAt = Event.Noon.AddMinutes(5),
            ProcessedAt = Event.Noon.AddMinutes(1),
            ErrorMessage = "mail server said no ✗",
            ErrorDetail = "at Kamiyo.Grains",
            Outcome = "none",
        };

        await Stores.Events.InsertAsync(stored, Payload, CancellationToken.None);

        (await Stores.Events.FindAsync(stored.EventId, CancellationToken.None)).ShouldBe(stored);
    }

    [Fact]
    public async Task An_event_without_anything_optional_comes_back_as_it_was_stored()
    {
        var stored = Event.Received() with { ApiVersion = null, CustomerId = null, Livemode = false };

        await Stores.Events.InsertAsync(stored, Payload, CancellationToken.None);

        (await Stores.Events.FindAsync(stored.EventId, CancellationToken.None)).ShouldBe(stored);
    }

    [Fact]
    public async Task An_unknown_event_is_not_found()
    {
        (await Stores.Events.FindAsync("evt_unknown", CancellationToken.None)).ShouldBeNull();
        (await Stores.Events.FindPayloadAsync("evt_unknown", CancellationToken.None)).ShouldBeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3_000)]
    [InlineData(1_048_576)]
    public async Task A_payload_comes_back_byte_for_byte(int length)
    {
        var payload = RandomNumberGenerator.GetBytes(length);

        await Stores.Events.InsertAsync(Event.Received(), payload, CancellationToken.None);

        var found = await Stores.Events.FindPayloadAsync("evt_1", CancellationToken.None);
        found.ShouldNotBeNull().ToArray().ShouldBe(payload);
    }

    [Fact]
    public async Task A_slice_of_a_larger_buffer_is_stored_without_its_surroundings()
    {
        await Stores.Events.InsertAsync(Event.Received(), new byte[] { 9, 1, 2, 9 }.AsMemory(1, 2), CancellationToken.None);

        var found = await Stores.Events.FindPayloadAsync("evt_1", CancellationToken.None);
        found.ShouldNotBeNull().ToArray().ShouldBe([1, 2]);
    }

    [Fact]
    public async Task The_payload_of_a_duplicate_is_not_stored()
    {
        await Stores.Events.InsertAsync(Event.Received(), new byte[] { 1 }, CancellationToken.None);
        await Stores.Events.InsertAsync(Event.Received(), new byte[] { 2 }, CancellationToken.None);

        var found = await Stores.Events.FindPayloadAsync("evt_1", CancellationToken.None);
        found.ShouldNotBeNull().ToArray().ShouldBe([1]);
    }

    [Fact]
    public async Task An_update_against_the_stored_version_is_written()
    {
        await Stores.Events.InsertAsync(Event.Received(), Payload, CancellationToken.None);
        var processed = Event.Received().Processed();

        (await Stores.Events.UpdateAsync(processed.AsChange(), CancellationToken.None)).ShouldBeTrue();

        (await Stores.Events.FindAsync("evt_1", CancellationToken.None)).ShouldBe(processed);
    }

    [Fact]
    public async Task An_update_against_another_version_is_refused()
    {
        await Stores.Events.InsertAsync(Event.Received(), Payload, CancellationToken.None);
        var processed = Event.Received().Processed();
        await Stores.Events.UpdateAsync(processed.AsChange(), CancellationToken.None);

        var late = Event.Received().Processed() with { Status = WebhookEventStatus.Dead };
        (await Stores.Events.UpdateAsync(late.AsChange(), CancellationToken.None)).ShouldBeFalse();

        (await Stores.Events.FindAsync("evt_1", CancellationToken.None)).ShouldBe(processed);
    }

    [Fact]
    public async Task An_update_from_another_status_is_refused()
    {
        await Stores.Events.InsertAsync(Event.Received(), Payload, CancellationToken.None);
        var change = Event.Received().Processed().AsChange() with { Before = WebhookEventStatus.Failed };

        (await Stores.Events.UpdateAsync(change, CancellationToken.None)).ShouldBeFalse();

        (await Stores.Events.FindAsync("evt_1", CancellationToken.None)).ShouldBe(Event.Received());
    }

    [Fact]
    public async Task An_update_of_an_unknown_event_is_refused() =>
        (await Stores.Events.UpdateAsync(Event.Received().Processed().AsChange(), CancellationToken.None)).ShouldBeFalse();

    [Fact]
    public async Task Of_two_processes_that_update_the_same_events_one_wins_each()
    {
        var other = await Database.OpenAsync();
        var events = Enumerable.Range(0, 60).Select(number => Event.Received($"evt_{number}")).ToArray();
        await Task.WhenAll(events.Select(row => Stores.Events.InsertAsync(row, Payload, CancellationToken.None)));

        var here = events.Select(row => Stores.Events.UpdateAsync(row.Processed().AsChange(), CancellationToken.None));
        var there = events.Reverse().Select(row => other.Events.UpdateAsync(row.Processed().AsChange(), CancellationToken.None));
        var results = await Task.WhenAll([.. here, .. there]);

        results.Count(isWritten => isWritten).ShouldBe(events.Length);
    }

    [Fact]
    public async Task Alerts_are_written_with_the_change_that_they_tell_of()
    {
        await Stores.Events.InsertAsync(Event.Received(), Payload, CancellationToken.None);
        var slack = Message.Notice() with { Channel = OutboxChannel.Slack };

        (await Stores.Events.UpdateAsync(Event.Received().Dead().AsChange(Message.Notice(), slack), CancellationToken.None)).ShouldBeTrue();

        (await Stores.Events.FindAsync("evt_1", CancellationToken.None)).ShouldBe(Event.Received().Dead());
        var written = await Database.QueryAsync(
            "SELECT kind || ' ' || subject || ' ' || channel || ' ' || status FROM outbox WHERE next_attempt_at = created_at ORDER BY channel");
        written.ShouldBe(["event_dead_alert evt_1 chat pending", "event_dead_alert evt_1 slack pending"]);
    }

    [Fact]
    public async Task No_alert_is_written_without_its_change()
    {
        await Stores.Events.InsertAsync(Event.Received(), Payload, CancellationToken.None);
        await Stores.Events.UpdateAsync(Event.Received().Processed().AsChange(), CancellationToken.None);

        (await Stores.Events.UpdateAsync(Event.Received().Dead().AsChange(Message.Notice()), CancellationToken.None)).ShouldBeFalse();

        (await Database.QueryAsync("SELECT subject FROM outbox")).ShouldBeEmpty();
    }

    [Fact]
    public async Task No_change_is_written_without_its_alert()
    {
        await Stores.Events.InsertAsync(Event.Received(), Payload, CancellationToken.None);
        var bad = Message.Notice() with { Data = "not json" };

        var refused = Stores.Events.UpdateAsync(Event.Received().Dead().AsChange(bad), CancellationToken.None);

        (await Should.ThrowAsync<Exception>(refused)).ShouldNotBeOfType<StoreUnavailableException>();
        (await Stores.Events.FindAsync("evt_1", CancellationToken.None)).ShouldBe(Event.Received());
        (await Database.QueryAsync("SELECT subject FROM outbox")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_two_processes_that_give_up_the_same_events_one_alerts_each()
    {
        var other = await Database.OpenAsync();
        var events = Enumerable.Range(0, 60).Select(number => Event.Received($"evt_{number}")).ToArray();
        await Task.WhenAll(events.Select(row => Stores.Events.InsertAsync(row, Payload, CancellationToken.None)));

        var here = events.Select(row => Stores.Events.UpdateAsync(row.Dead().AsChange(Message.Notice(row.EventId)), CancellationToken.None));
        var there = events.Reverse().Select(row => other.Events.UpdateAsync(row.Dead().AsChange(Message.Notice(row.EventId)), CancellationToken.None));
        var results = await Task.WhenAll([.. here, .. there]);

        results.Count(isWritten => isWritten).ShouldBe(events.Length);
        (await Database.QueryAsync("SELECT count(*) FROM outbox")).ShouldBe(["60"]);
    }

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

    [Fact]
    public async Task A_row_that_is_refused_does_not_take_its_batch_with_it()
    {
        var bad = Event.Received("evt_bad") with { Status = (WebhookEventStatus)99 };
        var good = Enumerable.Range(0, 40).Select(number => Event.Received($"evt_{number}")).ToArray();

        var inserts = good.Take(20).Append(bad).Concat(good.Skip(20))
            .Select(row => (row.EventId, Result: Stores.Events.InsertAsync(row, Payload, CancellationToken.None)))
            .ToDictionary(insert => insert.EventId, insert => insert.Result);

        await Should.ThrowAsync<ArgumentOutOfRangeException>(inserts["evt_bad"]);
        foreach (var row in good)
        {
            (await inserts[row.EventId]).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Texts_that_only_explain_are_cut_rather_than_refused()
    {
        await Stores.Events.InsertAsync(Event.Received(), Payload, CancellationToken.None);
        var failed = Event.Received().Processed() with
        {
            ErrorMessage = new string('m', 10_000),
            ErrorDetail = new string('d', 100_000),
            Outcome = "a\0b",
        };

        await Stores.Events.UpdateAsync(failed.AsChange(), CancellationToken.None);

        var found = (await Stores.Events.FindAsync("evt_1", CancellationToken.None)).ShouldNotBeNull();
        found.ErrorMessage!.Length.ShouldBe(WebhookEventLimits.ErrorMessageLength);
        found.ErrorDetail!.Length.ShouldBe(WebhookEventLimits.ErrorDetailLength);
        found.Outcome.ShouldBe("a\uFFFDb");
    }

    [Fact]
    public async Task Due_are_events_that_wait_for_their_first_or_next_attempt_the_longest_waiting_first()
    {
        await InsertAsync(
            Event.Received("evt_received") with { ReceivedAt = Event.Noon.AddMinutes(2) },
            Event.Received("evt_failed") with { Status = WebhookEventStatus.Failed, NextAttemptAt = Event.Noon.AddMinutes(1) },
            Event.Received("evt_later") with { Status = WebhookEventStatus.Failed, NextAttemptAt = Event.Noon.AddMinutes(3) },
            Event.Received("evt_processed") with { Status = WebhookEventStatus.Processed },
            Event.Received("evt_ignored") with { Status = WebhookEventStatus.Ignored },
            Event.Received("evt_dead") with { Status = WebhookEventStatus.Dead });

        (await FindDueAsync(Event.Noon.AddDays(1))).ShouldBe(["evt_failed", "evt_received", "evt_later"]);
    }

    [Fact]
    public async Task An_event_is_due_from_its_very_moment_on()
    {
        var next = Event.Noon.AddMinutes(5);
        await InsertAsync(
            Event.Received("evt_received") with { ReceivedAt = next },
            Event.Received("evt_failed") with { Status = WebhookEventStatus.Failed, NextAttemptAt = next });

        (await FindDueAsync(next.AddMicroseconds(-1))).ShouldBeEmpty();
        (await FindDueAsync(next)).ShouldBe(["evt_failed", "evt_received"]);
    }

    [Fact]
    public async Task No_more_due_events_are_found_than_asked_for()
    {
        await InsertAsync([.. Enumerable.Range(0, 9)
            .Select(number => Event.Received($"evt_{number}") with { ReceivedAt = Event.Noon.AddSeconds(-number) })]);

        (await FindDueAsync(Event.Noon, limit: 3)).ShouldBe(["evt_8", "evt_7", "evt_6"]);
    }

    [Fact]
    public async Task Pages_of_due_events_go_on_where_the_last_one_ended_also_among_events_of_one_moment()
    {
        var ids = Enumerable.Range(0, 10).Select(number => $"evt_{number}").ToArray();
        await InsertAsync([.. ids.Select((id, number) => Event.Received(id) with { ReceivedAt = Event.Noon.AddSeconds(number / 7) })]);

        var found = new List<string>();
        DueWebhookEvent? last = null;
        do
        {
            var page = await Stores.Events.FindDueAsync(last, Event.Noon.AddDays(1), 3, CancellationToken.None);
            found.AddRange(page.Select(due => due.EventId));
            last = page.Count == 3 ? page[^1] : null;
        }
        while (last is not null);

        found.ShouldBe(ids);
    }

    [Fact]
    public async Task An_event_that_has_come_to_its_end_is_not_due_any_more()
    {
        await InsertAsync(Event.Received());

        await Stores.Events.UpdateAsync(Event.Received().Processed().AsChange(), CancellationToken.None);

        (await FindDueAsync(Event.Noon.AddDays(1))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Events_that_come_together_share_commits()
    {
        var inserts = Enumerable.Range(0, 400).Select(number =>
            Stores.Events.InsertAsync(Event.Received($"evt_{number}"), Payload, CancellationToken.None));

        await Task.WhenAll(inserts);

        var batches = Stores.Batches.Of("event_insert", "sqlite_write");
        batches.Sum().ShouldBe(400);
        batches.Count.ShouldBeLessThan(100);
    }

    [Fact]
    public async Task Stored_events_are_there_after_a_restart()
    {
        await Stores.Events.InsertAsync(Event.Received(), Payload, CancellationToken.None);
        await Stores.DisposeAsync();

        var restarted = await Database.OpenAsync();

        (await restarted.Events.FindAsync("evt_1", CancellationToken.None)).ShouldBe(Event.Received());
    }

    [Fact]
    public async Task A_stopping_store_commits_what_it_accepted()
    {
        var inserts = Enumerable.Range(0, 200)
            .Select(number => Stores.Events.InsertAsync(Event.Received($"evt_{number}"), Payload, CancellationToken.None))
            .ToArray();

        await Stores.DisposeAsync();

        (await Task.WhenAll(inserts)).ShouldAllBe(isFirst => isFirst);
        (await Database.QueryAsync("SELECT count(*) FROM webhook_payload")).ShouldBe(["200"]);
    }

    private async Task InsertAsync(params IReadOnlyList<WebhookEvent> events)
    {
        var inserts = await Task.WhenAll(events.Select(row => Stores.Events.InsertAsync(row, Payload, CancellationToken.None)));
        inserts.ShouldAllBe(isFirst => isFirst);
    }

    private async Task UpdateAsync(params IReadOnlyList<WebhookEventChange> changes)
    {
        foreach (var change in changes)
        {
            (await Stores.Events.UpdateAsync(change, CancellationToken.None)).ShouldBeTrue();
        }
    }

    private Task<IReadOnlyList<WebhookAttempt>> FindAttemptsAsync() => Stores.Events.FindAttemptsAsync("evt_1", CancellationToken.None);

    private async Task<IEnumerable<string>> FindDueAsync(DateTimeOffset dueBy, int limit = 100) =>
        (await Stores.Events.FindDueAsync(after: null, dueBy, limit, CancellationToken.None)).Select(due => due.EventId);
}
