using Kamiyo.Orleans.InProcess.Reminders;
using Kamiyo.Orleans.InProcess.Tests.Hosting;
using Kamiyo.Orleans.InProcess.Tests.Timing;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Hosting;

namespace Kamiyo.Orleans.InProcess.Tests.EmbeddedOnly;

public sealed class ReminderStopTests
{
    [Fact]
    public async Task Whoever_disposes_of_it_during_a_stop_waits_for_the_stop()
    {
        using var duty = new StuckDuty();
        await using var silo = await TestSilo.StartAsync(silo => silo
            .AddReminders()
            .ConfigureServices(services => services.AddSingleton<IReminderTable>(new TestReminderTable()).AddSingleton<IReminderDuty>(duty)));
        var service = silo.Services.GetRequiredService<ReminderService>();
        var stop = Task.Run(service.Stop, TestContext.Current.CancellationToken);
        await duty.Stopping.Soon();

        var disposal = new Thread(service.Dispose);
        disposal.Start();
        await Wait.Until(() => !disposal.IsAlive || disposal.ThreadState.HasFlag(ThreadState.WaitSleepJoin));
        disposal.IsAlive.ShouldBeTrue();

        duty.Release();
        await stop.Soon();
        await Wait.Until(() => !disposal.IsAlive);
    }

    /// <summary>Never on duty, and keeps a stop busy until it is released.</summary>
    private sealed class StuckDuty : IReminderDuty, IDisposable
    {
        private readonly TaskCompletionSource _stopping = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim _released = new();

        public Task Stopping => _stopping.Task;

        public Task<CancellationToken> TakeUpAsync(CancellationToken cancellationToken)
        {
            cancellationToken.UnsafeRegister(_ => WaitForRelease(), null);
            return new TaskCompletionSource<CancellationToken>().Task.WaitAsync(cancellationToken);
        }

        public void Release() => _released.Set();

        public void Dispose() => _released.Dispose();

        private void WaitForRelease()
        {
            _stopping.SetResult();
            _released.Wait();
        }
    }
}
