using System.Security.Cryptography;
using Kamiyo.Storage.Tests.Builders;
using Kamiyo.Storage.Tests.TestDatabases;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Storage.Tests.WebhookEvents;

public abstract class WebhookEventStoreTests(TestDatabase database) : EventStoreTests(database)
{
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
    public async Task Events_that_come_together_share_commits()
    {
        var inserts = Enumerable.Range(0, 400).Select(number =>
            Stores.Events.InsertAsync(Event.Received($"evt_{number}"), Payload, CancellationToken.None));

        await Task.WhenAll(inserts);

        var batches = Stores.Batches.Of("event_insert", "sqlite_insert");
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
}
