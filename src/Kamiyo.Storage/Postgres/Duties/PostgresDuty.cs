using Kamiyo.Storage.Databases;
using Kamiyo.Storage.Duties;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kamiyo.Storage.Postgres.Duties;

/// <summary>Whoever holds a lock on the database is on duty. The others ask for it every second, so that they take over when the holder ends.</summary>
internal sealed class PostgresDuty(DatabaseOptions options, TimeProvider timeProvider, ILogger<PostgresDuty> logger)
    : IDuty, IHostedService, IDisposable
{
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(1);

    private readonly DutySwitch _switch = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _run = Task.CompletedTask;
    private bool _isDisposed;

    public bool IsOnDuty => _switch.IsOn;

    public Task<CancellationToken> TakeUpAsync(CancellationToken cancellationToken) => _switch.WhenOnAsync(cancellationToken);

    /// <summary>Returns when the lock was asked for once: a process alone is on duty when its grains start.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _run = Task.Run(RunAsync, CancellationToken.None);
        await _asked.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Gives the lock back. The grains have stopped by now: hosted services stop in reverse order.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // A host may stop its services a second time after it has disposed of them.
        if (!_run.IsCompleted)
        {
            await _stop.CancelAsync();
            await _run.WaitAsync(cancellationToken);
        }
    }

    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _stop.Cancel();
        _stop.Dispose();
        _switch.Dispose();
    }

    private async Task RunAsync()
    {
        var stop = _stop.Token;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await ServeAsync(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                logger.LogWarning(exception, "The lock that says who is on duty is out of reach; asking again in {Delay}", AskAgain);
            }

            _asked.TrySetResult();
            await Task.Delay(AskAgain, timeProvider, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ServeAsync(CancellationToken stop)
    {
        await using var session = await PostgresDutySession.OpenAsync(options.ConnectionString, stop);
        while (!await session.TryTakeAsync(stop))
        {
            _asked.TrySetResult();
            await Task.Delay(AskAgain, timeProvider, stop);
        }

        _switch.TurnOn();
        logger.LogInformation("This process is on duty: it delivers reminders and sweeps");
        _asked.TrySetResult();
        try
        {
            await session.HoldAsync(stop);
        }
        finally
        {
            // Before the session ends and with it the lock: the next one begins when this one has stopped.
            _switch.TurnOff();
        }
    }
}
