using System.Globalization;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Kamiyo.Storage.WebhookEvents;

/// <summary>
/// The state of webhook event grains in its own tables. The first write inserts, and of many at once only one succeeds: the
/// others are told by <see cref="InconsistentStateException"/> that the event is stored. Each later write is one version on;
/// this storage counts the versions, a grain needn't.
/// </summary>
internal sealed class WebhookEventGrainStorage(IWebhookEventStore store) : IGrainStorage
{
    private const long FirstVersion = 1;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ReadStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task ReadStateAsync<T>(
        string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var found = await store.FindAsync(EventId(grainId), cancellationToken);
        grainState.State = Wrap<T>(new WebhookEventState { Event = found });
        grainState.ETag = found is null ? null : ETag(found.Version);
        grainState.RecordExists = found is not null;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        WriteStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task WriteStateAsync<T>(
        string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var state = Unwrap(grainState);
        if (state.Event?.EventId != EventId(grainId))
        {
            throw new ArgumentException($"The grain {grainId} has the state of the event {state.Event?.EventId ?? "null"}.", nameof(grainState));
        }

        var written = grainState.ETag is null
            ? await InsertAsync(state, cancellationToken)
            : await UpdateAsync(state, NextVersion(grainState.ETag), cancellationToken);
        if (written is null)
        {
            throw new InconsistentStateException($"The event {state.Event.EventId} was stored by another writer.", null, grainState.ETag);
        }

        state.Event = written;
        state.Change = null;
        grainState.ETag = ETag(written.Version);
        grainState.RecordExists = true;
    }

    /// <exception cref="NotSupportedException">Always.</exception>
    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new NotSupportedException(
        "A grain never deletes its event: its row is what tells a second delivery from a first. Retention deletes rows by age.");

    public Task ClearStateAsync<T>(
        string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
        ClearStateAsync(stateName, grainId, grainState);

    private async Task<WebhookEvent?> InsertAsync(WebhookEventState state, CancellationToken cancellationToken)
    {
        if (state.Change is not null)
        {
            throw new ArgumentException($"{state.Event!.EventId} isn't stored yet, so there is nothing to change.", nameof(state));
        }

        var first = state.Event! with { Version = FirstVersion };
        return await store.InsertAsync(first, state.Payload, cancellationToken) ? first : null;
    }

    private async Task<WebhookEvent?> UpdateAsync(WebhookEventState state, long version, CancellationToken cancellationToken)
    {
        if (state.Change?.After.EventId != state.Event!.EventId)
        {
            throw new ArgumentException($"{state.Event.EventId} is stored, and there is no change of it to write.", nameof(state));
        }

        var next = state.Change.After with { Version = version };
        return await store.UpdateAsync(state.Change with { After = next }, cancellationToken) ? next : null;
    }

    private static string EventId(GrainId grainId) => grainId.Key.ToString()!;

    private static string ETag(long version) => version.ToString(CultureInfo.InvariantCulture);

    private static long NextVersion(string etag) => long.Parse(etag, CultureInfo.InvariantCulture) + 1;

    private static WebhookEventState Unwrap<T>(IGrainState<T> grainState) => grainState.State as WebhookEventState ?? throw Mismatch<T>();

    private static T Wrap<T>(WebhookEventState state) => state is T wrapped ? wrapped : throw Mismatch<T>();

    private static NotSupportedException Mismatch<T>() =>
        new($"The storage '{WebhookEventState.StorageName}' keeps {nameof(WebhookEventState)} and no {typeof(T).Name}.");
}
