using Kamiyo.Storage.Outbox;
using Kamiyo.Storage.Tests.Builders;
using Kamiyo.Storage.Tests.TestDatabases;
using Kamiyo.Storage.WebhookEvents;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Kamiyo.Storage.Tests.WebhookEvents;

public sealed class WebhookEventGrainStorageTests() : StoreTests(new SqliteTestDatabase())
{
    private static readonly GrainId Grain = GrainId.Create("webhookevent", "evt_1");

    [Fact]
    public async Task An_event_that_is_not_stored_reads_as_absent()
    {
        var state = new GrainState<WebhookEventState>();

        await ReadAsync(state);

        state.State.ShouldNotBeNull().Event.ShouldBeNull();
        state.ETag.ShouldBeNull();
        state.RecordExists.ShouldBeFalse();
    }

    [Fact]
    public async Task The_first_write_inserts_the_event_with_its_payload()
    {
        var state = Received();

        await WriteAsync(state);

        state.ETag.ShouldBe("1");
        state.RecordExists.ShouldBeTrue();
        var payload = await Stores.Events.FindPayloadAsync("evt_1", CancellationToken.None);
        payload.ShouldNotBeNull().ToArray().ShouldBe([1, 2, 3]);
        var read = new GrainState<WebhookEventState>();
        await ReadAsync(read);
        read.State!.Event.ShouldBe(Event.Received());
        read.State.Payload.IsEmpty.ShouldBeTrue();
        (read.ETag, read.RecordExists).ShouldBe(("1", true));
    }

    [Fact]
    public async Task A_first_write_that_lost_the_race_is_inconsistent()
    {
        await WriteAsync(Received());
        var late = Received();

        await Should.ThrowAsync<InconsistentStateException>(WriteAsync(late));

        late.ETag.ShouldBeNull();
        late.RecordExists.ShouldBeFalse();
    }

    [Fact]
    public async Task Each_later_write_is_one_version_on()
    {
        var state = Received();
        await WriteAsync(state);

        await ChangeAsync(state, Event.Received() with { Status = WebhookEventStatus.Failed });
        await ChangeAsync(state, Event.Received() with { Status = WebhookEventStatus.Processed });

        state.ETag.ShouldBe("3");
        var stored = Event.Received() with { Status = WebhookEventStatus.Processed, Version = 3 };
        state.State!.Event.ShouldBe(stored);
        state.State.Change.ShouldBeNull();
        (await Stores.Events.FindAsync("evt_1", CancellationToken.None)).ShouldBe(stored);
    }

    [Fact]
    public async Task A_write_against_an_old_version_is_inconsistent()
    {
        var state = Received();
        await WriteAsync(state);
        var other = new GrainState<WebhookEventState>();
        await ReadAsync(other);
        await ChangeAsync(other, Event.Received().Processed());

        await Should.ThrowAsync<InconsistentStateException>(ChangeAsync(state, Event.Received().Dead(), Message.Notice()));

        state.ETag.ShouldBe("1");
        state.State!.Event.ShouldBe(Event.Received());
        (await Database.QueryAsync("SELECT subject FROM outbox")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_failed_attempt_and_an_alert_are_written_with_their_change()
    {
        var state = Received();
        await WriteAsync(state);

        await ChangeAsync(state, Event.Received().Dead(), Message.Notice());

        (await Database.QueryAsync("SELECT subject FROM outbox")).ShouldBe(["evt_1"]);
        (await Stores.Events.FindAttemptsAsync("evt_1", CancellationToken.None)).ShouldHaveSingleItem().Version.ShouldBe(2);
    }

    [Fact]
    public async Task A_later_write_without_a_change_is_refused()
    {
        var state = Received();
        await WriteAsync(state);

        await Should.ThrowAsync<ArgumentException>(WriteAsync(state));
    }

    [Fact]
    public async Task A_first_write_with_a_change_is_refused()
    {
        var state = Received();
        state.State!.Change = Event.Received().Dead().AsChange(Message.Notice());

        await Should.ThrowAsync<ArgumentException>(WriteAsync(state));

        (await Stores.Events.FindAsync("evt_1", CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task The_state_of_another_event_is_refused() =>
        await Should.ThrowAsync<ArgumentException>(
            Storage.WriteStateAsync(WebhookEventState.StorageName, GrainId.Create("webhookevent", "evt_2"), Received()));

    [Fact]
    public async Task Another_type_of_state_is_refused() =>
        await Should.ThrowAsync<NotSupportedException>(
            Storage.ReadStateAsync(WebhookEventState.StorageName, Grain, new GrainState<string>("other")));

    [Fact]
    public async Task Clearing_is_refused() =>
        await Should.ThrowAsync<NotSupportedException>(() => Storage.ClearStateAsync(WebhookEventState.StorageName, Grain, Received()));

    private IGrainStorage Storage => Stores.Services.GetRequiredKeyedService<IGrainStorage>(WebhookEventState.StorageName);

    private static GrainState<WebhookEventState> Received() =>
        new(new WebhookEventState { Event = Event.Received(), Payload = new byte[] { 1, 2, 3 } });

    private Task ReadAsync(GrainState<WebhookEventState> state) => Storage.ReadStateAsync(WebhookEventState.StorageName, Grain, state);

    private Task ChangeAsync(GrainState<WebhookEventState> state, WebhookEvent after, params IReadOnlyList<OutboxEntry> alerts)
    {
        state.State!.Change = after.AsChange(alerts) with { Before = state.State.Event!.Status };
        return WriteAsync(state);
    }

    private Task WriteAsync(GrainState<WebhookEventState> state) => Storage.WriteStateAsync(WebhookEventState.StorageName, Grain, state);
}
