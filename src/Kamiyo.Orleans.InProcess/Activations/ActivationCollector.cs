using Kamiyo.Orleans.InProcess.Hosting;
using Kamiyo.Orleans.InProcess.Runtime;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Kamiyo.Orleans.InProcess.Activations;

/// <summary>Ends activations that have been idle for their age, and the longest idle ones when there are more than the limit.</summary>
internal sealed class ActivationCollector(ActorRuntime runtime, InProcessSiloOptions options) : IDisposable
{
    // Evicting a share at a time keeps the search for the oldest from being made for every new activation.
    private const double EvictedShare = 0.05;

    private static readonly DeactivationReason Idle = new(DeactivationReasonCode.ActivationIdle, "The activation has become idle.");
    private static readonly DeactivationReason OverLimit =
        new(DeactivationReasonCode.HighMemoryPressure, "There are more activations than the limit.");

    private ITimer? _timer;
    private int _isEvicting;

    public void Start() => _timer = runtime.Clock.CreateTimer(
        static collector => ((ActivationCollector)collector!).CollectStale(),
        this,
        runtime.CollectionOptions.CollectionQuantum,
        runtime.CollectionOptions.CollectionQuantum);

    public void Dispose() => _timer?.Dispose();

    public void OnCreated(int count)
    {
        if (count > options.ActivationLimit && Interlocked.Exchange(ref _isEvicting, 1) == 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static collector => collector.Evict(), this, preferLocal: false);
        }
    }

    /// <summary>Ends what has been idle for <paramref name="age"/>, and waits until it is gone.</summary>
    public async Task CollectAsync(TimeSpan age)
    {
        var commands = runtime.Directory.All
            .Where(activation => activation.LooksIdle(age))
            .Select(activation => (Activation: activation, Command: Command(activation, Idle, age)))
            .ToList();
        foreach (var (activation, command) in commands)
        {
            if (await command.Verdict)
            {
                await activation.Deactivated;
            }
        }
    }

    private static DeactivateCommand Command(Activation activation, DeactivationReason reason, TimeSpan age)
    {
        var command = new DeactivateCommand(reason, age);
        activation.Post(command);
        return command;
    }

    private void CollectStale()
    {
        foreach (var activation in runtime.Directory.All)
        {
            var age = activation.Class.CollectionAge;
            if (age != Timeout.InfiniteTimeSpan && activation.LooksIdle(age))
            {
                Command(activation, Idle, age);
            }
        }
    }

    private void Evict()
    {
        try
        {
            var surplus = runtime.Directory.Count - options.ActivationLimit + (int)(options.ActivationLimit * EvictedShare);
            var oldest = runtime.Directory.All
                .Where(static activation => activation.Class.CollectionAge != Timeout.InfiniteTimeSpan && activation.LooksIdle(TimeSpan.Zero))
                .OrderBy(static activation => activation.LastUsed)
                .Take(surplus)
                .ToList();
            foreach (var activation in oldest)
            {
                Command(activation, OverLimit, TimeSpan.Zero);
            }

            runtime.Logger.LogDebug("Evicting {Count} activations over the limit of {Limit}", oldest.Count, options.ActivationLimit);
        }
        finally
        {
            Volatile.Write(ref _isEvicting, 0);
        }
    }
}
