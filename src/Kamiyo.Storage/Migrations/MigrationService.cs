using Kamiyo.Storage.Availability;
using Kamiyo.Storage.Databases;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kamiyo.Storage.Migrations;

/// <summary>
/// Migrates in <see cref="StartingAsync"/>, which the host finishes for every service before it starts the first one: the
/// actor host and the web server find the tables whatever order they were registered in.
/// </summary>
internal sealed class MigrationService(
    IDatabaseMigrator migrator,
    DatabaseOptions options,
    TimeProvider timeProvider,
    ILogger<MigrationService> logger) : IHostedLifecycleService
{
    private const int AttemptsALine = 5;

    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var start = timeProvider.GetTimestamp();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await migrator.MigrateAsync(cancellationToken);
                return;
            }
            catch (StoreUnavailableException exception) when (
                IsWorthWaitingFor(exception.Reason) && timeProvider.GetElapsedTime(start) < options.Timeouts.Startup)
            {
                // Both are often started together, and the database takes longer.
                if (attempt % AttemptsALine == 0)
                {
                    logger.LogWarning(
                        "{Database} is not there yet, waiting up to {Limit}: {Problem}", options.DisplayName, options.Timeouts.Startup, exception.Message);
                }

                await Task.Delay(RetryDelay, timeProvider, cancellationToken);
            }
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // At the start these are mistakes in the settings; somebody waits for the message.
    private static bool IsWorthWaitingFor(UnavailableReason reason) => reason
        is not (UnavailableReason.AccessRefused or UnavailableReason.DatabaseMissing or UnavailableReason.Corrupt);
}
