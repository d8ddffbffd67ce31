using Kamiyo.Orleans.InProcess.Activations;
using Kamiyo.Orleans.InProcess.Reminders;
using Kamiyo.Orleans.InProcess.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Runtime;

namespace Kamiyo.Orleans.InProcess.Hosting;

/// <summary>Starts and stops the silo with the host.</summary>
internal sealed class SiloHostedService(
    ActorRuntime runtime,
    IServiceProvider services,
    IOptions<InProcessSiloOptions> options,
    ILogger<SiloHostedService> logger) : IHostedService
{
    private static readonly TimeSpan QuietCheck = TimeSpan.FromMilliseconds(10);
    private static readonly DeactivationReason ShuttingDown = new(DeactivationReasonCode.ShuttingDown, "This process is terminating.");

    // Kept for the end: a second stop may come when the provider is disposed already.
    private ReminderService? _reminders;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _reminders = services.GetService<ReminderService>();
        if (_reminders is not null)
        {
            await _reminders.StartTableAsync(cancellationToken);
        }

        runtime.Start();
        foreach (var task in services.GetServices<IStartupTask>())
        {
            await task.Execute(cancellationToken);
        }

        if (_reminders is not null)
        {
            await _reminders.StartAsync(cancellationToken);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // Real time, whatever clock the silo has: a stop must end even when a test's clock stands still.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Value.ShutdownTimeout);
        _reminders?.Stop();
        runtime.StopTakingCalls();
        try
        {
            await QuietAsync(limit.Token);
            await EndActivationsAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            logger.LogWarning(
                "The silo stops with {Count} activations left after {Limit}", runtime.Directory.Count, options.Value.ShutdownTimeout);
        }

        runtime.Stop();
        if (_reminders is not null)
        {
            await _reminders.StopTableAsync(cancellationToken);
        }
    }

    private async Task QuietAsync(CancellationToken cancellationToken)
    {
        while (!runtime.IsQuiet)
        {
            await Task.Delay(QuietCheck, cancellationToken);
        }
    }

    private async Task EndActivationsAsync(CancellationToken cancellationToken)
    {
        var ending = new List<Task>();
        foreach (var activation in runtime.Directory.All)
        {
            ending.Add(activation.Deactivated);
            activation.Post(new DeactivateCommand(ShuttingDown, minimumIdleness: null));
        }

        await Task.WhenAll(ending).WaitAsync(cancellationToken);
    }
}
