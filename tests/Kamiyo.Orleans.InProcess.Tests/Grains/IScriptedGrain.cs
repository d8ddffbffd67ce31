using Orleans;
using Orleans.Concurrency;

namespace Kamiyo.Orleans.InProcess.Tests.Grains;

/// <summary>A grain that does what a test wrote down for it; scripts are named by <see cref="Scripts"/>.</summary>
public interface IScriptedGrain : IGrainWithStringKey
{
    Task Run(string script);

    Task Run(string script, CancellationToken cancellationToken);

    [ReadOnly]
    Task Read(string script);

    [AlwaysInterleave]
    Task Interleave(string script);

    [OneWay]
    Task Send(string script);

    [OneWay]
    [AlwaysInterleave]
    Task Notify(string script);

    /// <summary>Waits one second for the answer.</summary>
    [ResponseTimeout("00:00:01")]
    Task RunBriefly(string script);

    /// <summary>Tells activations of the grain apart.</summary>
    Task<Guid> GetActivation();

    ValueTask<string> Describe(int number, string text, Guid id, ReadOnlyMemory<byte> payload);

    ValueTask Touch();
}
