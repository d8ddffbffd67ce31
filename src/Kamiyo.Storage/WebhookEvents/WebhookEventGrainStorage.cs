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

        if (grainState.ETag is null && state.Alerts.Count > 0)
        {
            throw new ArgumentException($"The first write of {state.Event.EventId} has alerts, which go with a change only.", nameof(grainState));
        }

        var written = state.Event with { Version = NextVersion(grainState.ETag) };
        var isWritten = grainState.ETag is null
            ? await store.InsertAsync(written, state.Payload, cancellationToken)
            : await store.UpdateAsync(written, state.Alerts, cancellationToken);
        if (!isWritten)
        {
            throw new InconsistentStateException($"The event {written.EventId} was stored by another writer.", null, grainState.ETag);
        }

        state.Event = written;
        state.Alerts = [];
        grainState.ETag = ETag(written.Version);
        grainState.RecordExists = true;
    }

    /// <exception cref="NotSupportedException">Always.</exception>
    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new NotSupportedException(
        "A grain never deletes its event: its row is what tells a second delivery from a first. Retention deletes rows by age.");

    public Task ClearStateAsync<T>(
        string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
        ClearStateAsync(stateName, grainId, grainState);

    private static string EventId(GrainId grainId) => grainId.Key.ToString()!;

    private static string ETag(long version) => version.ToString(CultureInfo.InvariantCulture);

    private static long NextVersion(string? etag) => etag is null ? FirstVersion : long.Parse(etag, CultureInfo.InvariantCulture) + 1;

    private static WebhookEventState Unwrap<T>(IGrainState<T> grainState) => grainState.State as WebhookEventState ?? throw Mismatch<T>();

    private static T Wrap<T>(WebhookEventState state) => state is T wrapped ? wrapped : throw Mismatch<T>();

    private static NotSupportedException Mismatch<T>() =>
        new($"The storage '{WebhookEventState.StorageName}' keeps {nameof(WebhookEventState)} and no {typeof(T).Name}.");
}
