using Kamiyo.Grains.Interfaces.Outbox;
using Kamiyo.Grains.Interfaces.Retention;
using Kamiyo.Grains.Interfaces.Sweeping;
using Kamiyo.Storage;
using Kamiyo.Storage.Outbox;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using Polly;
using Polly.Retry;

namespace Kamiyo.Silo;

/// <summary>What runs without anybody calling: wakes it once the silo has started. Safe in every process of many.</summary>
internal sealed class SiloStart(IGrainFactory grains, IOutboxStore outbox, TimeProvider time, ILogger<SiloStart> logger) : IStartupTask
{
    // Not for ever: an orchestrator starts a silo that ends again, and shows it.
    private const int MaxRetries = 30;

    private static readonly TimeSpan StoreDelay = TimeSpan.FromSeconds(1);

    public async Task Execute(CancellationToken cancellationToken)
    {
        var retries = Retries();
        await Wake(() => grains.GetGrain<ISweeperGrain>(0).Start());
        await Wake(() => grains.GetGrain<IRetentionGrain>(0).Start());
        for (var partition = 0; partition < outbox.Partitions; partition++)
        {
            var grain = grains.GetGrain<IOutboxGrain>(partition);
            await Wake(() => grain.Start());
        }

        async Task Wake(Func<Task> start) => await retries.ExecuteAsync(async _ => await start(), cancellationToken);
    }

    // A database that is slow at this moment must not end a silo.
    private ResiliencePipeline Retries() => new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = MaxRetries,
            ShouldHandle = attempt => ValueTask.FromResult(attempt.Outcome.Exception is StoreUnavailableException || AreRemindersBeingRead(attempt.Outcome.Exception)),
            DelayGenerator = attempt => ValueTask.FromResult<TimeSpan?>(AreRemindersBeingRead(attempt.Outcome.Exception) ? TimeSpan.Zero : StoreDelay),
            OnRetry = attempt =>
            {
                logger.LogWarning("The start waits for the database: {Problem}", attempt.Outcome.Exception!.Message);
                return ValueTask.CompletedTask;
            },
        })
        .Build();

    // Orleans takes a reminder only once it has read those that are stored. It waits 20 seconds for that, refuses, and goes on reading.
    private static bool AreRemindersBeingRead(Exception? exception) => exception is OrleansException { InnerException: TimeoutException };
}
