using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Kamiyo.Orleans.InProcess.Storage;

/// <summary>Grain storage in memory, for tests. States are kept serialized, so that a grain never shares an object with the storage.</summary>
internal sealed class MemoryGrainStorage : IGrainStorage
{
    private static readonly JsonSerializerOptions Json = new() { IncludeFields = true };

    private readonly ConcurrentDictionary<(string StateName, GrainId GrainId), Record> _records = new();
    private long _version;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (_records.TryGetValue((stateName, grainId), out var record))
        {
            grainState.State = JsonSerializer.Deserialize<T>(record.Json, Json);
            grainState.ETag = record.ETag;
            grainState.RecordExists = true;
        }
        else
        {
            Reset(grainState);
        }

        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = (stateName, grainId);
        var next = new Record(
            JsonSerializer.SerializeToUtf8Bytes(grainState.State, Json),
            Interlocked.Increment(ref _version).ToString(CultureInfo.InvariantCulture));
        var stored = _records.GetValueOrDefault(key);
        Check(stored, grainState.ETag, key);
        var isStored = stored is null ? _records.TryAdd(key, next) : _records.TryUpdate(key, next, stored);
        if (!isStored)
        {
            throw Conflict(_records.GetValueOrDefault(key)?.ETag, grainState.ETag, key);
        }

        grainState.ETag = next.ETag;
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = (stateName, grainId);
        var stored = _records.GetValueOrDefault(key);
        Check(stored, grainState.ETag, key);
        if (stored is not null && !_records.TryRemove(KeyValuePair.Create(key, stored)))
        {
            throw Conflict(_records.GetValueOrDefault(key)?.ETag, grainState.ETag, key);
        }

        Reset(grainState);
        return Task.CompletedTask;
    }

    private static void Reset<T>(IGrainState<T> grainState)
    {
        grainState.State = StateActivator<T>.Create();
        grainState.ETag = null;
        grainState.RecordExists = false;
    }

    private static void Check(Record? stored, string? etag, (string StateName, GrainId GrainId) key)
    {
        if (stored?.ETag != etag)
        {
            throw Conflict(stored?.ETag, etag, key);
        }
    }

    private static InconsistentStateException Conflict(string? storedEtag, string? currentEtag, (string StateName, GrainId GrainId) key) =>
        new($"State {key.StateName} of {key.GrainId} has changed in the storage.", storedEtag, currentEtag);

    private sealed record Record(byte[] Json, string ETag);
}
