using Kamiyo.Storage.Operators;
using Kamiyo.Storage.Paging;
using Kamiyo.Storage.Tests.Builders;
using Kamiyo.Storage.Tests.TestDatabases;

namespace Kamiyo.Storage.Tests.Operators;

public abstract class OperatorActionStoreTests(TestDatabase database) : StoreTests(database)
{
    private static readonly OperatorAction Retry = new("ada", OperatorAction.EventRetry, "evt_1", Event.Noon.AddMicroseconds(1_234_567));

    [Fact]
    public async Task An_action_comes_back_as_it_was_recorded()
    {
        var recorded = Retry with { Operator = "Zoë ✓" };

        await RecordAsync(recorded);

        (await ListAsync("evt_1")).ShouldBe([recorded]);
    }

    [Fact]
    public async Task The_latest_action_comes_first()
    {
        var second = Retry with { Operator = "grace", OccurredAt = Retry.OccurredAt.AddMinutes(1) };
        var third = Retry with { Operator = "linus", OccurredAt = Retry.OccurredAt.AddMinutes(2) };
        await RecordAsync(second);
        await RecordAsync(third);
        await RecordAsync(Retry);

        (await ListAsync("evt_1")).ShouldBe([third, second, Retry]);
    }

    [Fact]
    public async Task Of_actions_at_the_same_moment_the_one_recorded_last_comes_first()
    {
        var second = Retry with { Operator = "grace" };
        await RecordAsync(Retry);
        await RecordAsync(second);

        (await ListAsync("evt_1")).ShouldBe([second, Retry]);
    }

    [Fact]
    public async Task The_same_action_twice_is_kept_twice()
    {
        await RecordAsync(Retry);
        await RecordAsync(Retry);

        (await ListAsync("evt_1")).ShouldBe([Retry, Retry]);
    }

    [Fact]
    public async Task What_was_asked_of_another_subject_is_not_listed()
    {
        await RecordAsync(Retry with { Subject = "evt_2" });

        (await ListAsync("evt_1")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_recorded_action_is_there_after_a_restart()
    {
        await RecordAsync(Retry);
        await Stores.DisposeAsync();

        var restarted = await Database.OpenAsync();

        (await restarted.OperatorActions.ListAsync("evt_1", CancellationToken.None)).ShouldBe([Retry]);
    }

    [Fact]
    public async Task All_actions_are_listed_the_latest_first_to_the_end()
    {
        for (var number = 1; number <= 5; number++)
        {
            await RecordAsync(Retry with { Subject = $"evt_{number}", OccurredAt = Event.Noon.AddMinutes(number / 2) });
        }

        var first = await PageAsync(null, null, 3);
        var second = await PageAsync(null, first.NextCursor, 3);

        first.Items.Select(action => action.Subject).ShouldBe(["evt_5", "evt_4", "evt_3"]);
        second.Items.Select(action => action.Subject).ShouldBe(["evt_2", "evt_1"]);
        second.NextCursor.ShouldBeNull();
    }

    [Fact]
    public async Task What_was_asked_of_one_subject_is_paged_too()
    {
        for (var number = 1; number <= 5; number++)
        {
            await RecordAsync(Retry with { Operator = $"ada_{number}", Subject = number == 3 ? "evt_2" : "evt_1" });
        }

        var first = await PageAsync("evt_1", null, 3);
        var second = await PageAsync("evt_1", first.NextCursor, 3);

        first.Items.Select(action => action.Operator).ShouldBe(["ada_5", "ada_4", "ada_2"]);
        second.Items.Select(action => action.Operator).ShouldBe(["ada_1"]);
        second.NextCursor.ShouldBeNull();
    }

    [Fact]
    public async Task A_cursor_of_another_list_is_refused() =>
        await Should.ThrowAsync<FormatException>(() => PageAsync(null, new PageCursor(Event.Noon, "evt_1").ToString(), 3));

    private Task<Page<OperatorAction>> PageAsync(string? subject, string? cursor, int limit) =>
        Stores.OperatorActions.PageAsync(subject, cursor, limit, CancellationToken.None);

    private Task RecordAsync(OperatorAction action) => Stores.OperatorActions.RecordAsync(action, CancellationToken.None);

    private Task<IReadOnlyList<OperatorAction>> ListAsync(string subject) => Stores.OperatorActions.ListAsync(subject, CancellationToken.None);
}
