using System.Collections.Concurrent;
using System.Globalization;
using Kamiyo.Orleans.InProcess.Tests.Grains;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Kamiyo.Orleans.InProcess.Tests.State;

/// <summary>A storage that outlives silos, counts what is asked of it, and fails on demand. It keeps counters only.</summary>
internal sealed class TestGrainStorage : IGrainStorage
{
    private readonly ConcurrentDictionary<GrainId, (int Value, string ETag)> _rows = new();
    private int _version;

    public int Writes { get; private set; }

    public string? LastStateName { get; private set; }

    public Exception? Failure { get; set; }

    public Func<Task>? BeforeEach { get; set; }

    /// <summary>What somebody else does behind the grain's back.</summary>
    public void Overwrite(GrainId grainId, int value) => _rows[grainId] = (value, NextEtag());

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await Begin(stateName);
        var isStored = _rows.TryGetValue(grainId, out var row);
        ((CounterState)(object)(grainState.State ??= (T)(object)new CounterState())).Value = row.Value;
        grainState.ETag = row.ETag;
        grainState.RecordExists = isStored;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Check(grainId, grainState);
        await Begin(stateName);
        Writes++;
        var row = (((CounterState)(object)grainState.State!).Value, NextEtag());
        _rows[grainId] = row;
        grainState.ETag = row.Item2;
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Check(grainId, grainState);
        await Begin(stateName);
        _rows.TryRemove(grainId, out _);
        grainState.State = (T)(object)new CounterState();
        grainState.ETag = null;
        grainState.RecordExists = false;
    }

    public int? Stored(GrainId grainId) => _rows.TryGetValue(grainId, out var row) ? row.Value : null;

    private Task Begin(string stateName)
    {
        LastStateName = stateName;
        return Failure is null ? BeforeEach?.Invoke() ?? Task.CompletedTask : throw Failure;
    }

    private void Check<T>(GrainId grainId, IGrainState<T> grainState)
    {
        var stored = _rows.TryGetValue(grainId, out var row) ? row.ETag : null;
        if (stored != grainState.ETag)
        {
            throw new InconsistentStateException("changed by someone else", stored, grainState.ETag);
        }
    }

    private string NextEtag() => Interlocked.Increment(ref _version).ToString(CultureInfo.InvariantCulture);
}
