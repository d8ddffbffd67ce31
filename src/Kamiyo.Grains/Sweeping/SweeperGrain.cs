using Kamiyo.Grains.Interfaces.Sweeping;
using Kamiyo.Storage.Duties;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Runtime;

namespace Kamiyo.Grains.Sweeping;

internal sealed class SweeperGrain(EventSweep sweep, IDuty duty, IHostApplicationLifetime lifetime, TimeProvider time)
    : Grain, ISweeperGrain, IRemindable
{
    private const string SweepReminder = "sweep";

    // Only brings the grain back to memory wherever it was lost.
    private static readonly TimeSpan ReminderPeriod = TimeSpan.FromMinutes(1);

    // What was put off and not asked for waits no longer than this and the patience.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private bool _isSweeping;

    // Asked for while a sweep was running.
    private DateTimeOffset? _next;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.RegisterGrainTimer(
            _ => this.AsReference<ISweeperGrain>().Sweep(time.GetUtcNow() - EventSweep.Patience),
            new GrainTimerCreationOptions(Interval, Interval) { KeepAlive = true });
        return Task.CompletedTask;
    }

    public async Task Start()
    {
        await this.RegisterOrUpdateReminder(SweepReminder, ReminderPeriod, ReminderPeriod);
        await this.AsReference<ISweeperGrain>().Sweep(time.GetUtcNow());
    }

    public async Task Sweep(DateTimeOffset dueBy)
    {
        if (!duty.IsOnDuty)
        {
            return;
        }

        _next = _next > dueBy ? _next : dueBy;
        if (_isSweeping)
        {
            return;
        }

        _isSweeping = true;
        try
        {
            while (_next is { } next && duty.IsOnDuty && !lifetime.ApplicationStopping.IsCancellationRequested)
            {
                _next = null;
                await sweep.RunAsync(next, lifetime.ApplicationStopping);
            }
        }
        finally
        {
            _isSweeping = false;
        }
    }

    // A call to itself: a sweep may take longer than a reminder's tick may.
    public Task ReceiveReminder(string reminderName, TickStatus status) =>
        this.AsReference<ISweeperGrain>().Sweep(time.GetUtcNow() - EventSweep.Patience);
}
