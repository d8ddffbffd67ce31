using System.Collections.Concurrent;
using Orleans;
using Orleans.Runtime;

namespace Kamiyo.Orleans.InProcess.Tests.Grains;

/// <summary>What a test does and sees in the life of a grain.</summary>
public sealed class GrainHooks
{
    public Func<ScriptedGrain, CancellationToken, Task>? OnActivate { get; set; }

    public Func<ScriptedGrain, CancellationToken, Task>? OnDeactivate { get; set; }

    public Func<ScriptedGrain, string, TickStatus, Task>? OnReminder { get; set; }

    public ConcurrentQueue<Guid> Activated { get; } = new();

    public ConcurrentQueue<DeactivationReason> Deactivated { get; } = new();

    public ConcurrentQueue<Guid> Disposed { get; } = new();

    public ConcurrentQueue<TickStatus> Ticks { get; } = new();
}
