using Kamiyo.Orleans.InProcess.Tests.Grains;
using Kamiyo.Orleans.InProcess.Tests.Hosting;
using Kamiyo.Testing.Time;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Hosting;

namespace Kamiyo.Orleans.InProcess.Tests.Timing;

/// <summary>A grain with reminders, in a silo that can be restarted over the same table.</summary>
public abstract class ReminderSiloTests : IAsyncLifetime
{
    protected static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private TestSilo? _silo;

    protected string Key { get; } = Guid.NewGuid().ToString();

    private protected FakeTimeProvider Clock { get; } = new();

    private protected TestReminderTable Table { get; } = new();

    private protected TestSilo Silo => _silo!;

    private protected IScriptedGrain Grain => Silo.Grains.GetGrain<IScriptedGrain>(Key);

    private protected GrainHooks Hooks => Scripts.HooksOf(Key);

    public async ValueTask InitializeAsync() => await RestartAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Silo.DisposeAsync();
    }

    protected async Task StopAsync()
    {
        await Silo.DisposeAsync();
        _silo = null;
    }

    protected async Task RestartAsync(Action<ISiloBuilder>? configure = null)
    {
        if (_silo is not null)
        {
            await StopAsync();
        }

        _silo = await TestSilo.StartAsync(
            silo =>
            {
                silo.AddReminders().ConfigureServices(services => services.AddSingleton<IReminderTable>(Table));
                configure?.Invoke(silo);
            },
            Clock);
        await Wait.Until(() => Table.RangeReads > 0);
        await SettleAsync();
    }

    protected Task Register(string name, TimeSpan dueTime, TimeSpan period) => Grain.Run(Scripts.New(grain =>
        grain.RegisterOrUpdateReminder(name, dueTime, period))).Soon();

    protected async Task TickBy(TimeSpan time, int ticks)
    {
        await SettleAsync();
        Clock.Advance(time);
        await UntilTicks(ticks);
        await SettleAsync();
    }

    /// <summary>Nudges the clock, for a wait that the service starts only after it was moved.</summary>
    protected Task UntilTicks(int ticks) => Wait.Until(() =>
    {
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        return Hooks.Ticks.Count == ticks;
    });

    protected async Task NoTickBy(TimeSpan time)
    {
        var before = Hooks.Ticks.Count;
        await SettleAsync();
        Clock.Advance(time);
        await SettleAsync();
        Hooks.Ticks.Count.ShouldBe(before);
    }

    /// <summary>Lets the reminder service come to rest: it sets its timers on threads that no test can await.</summary>
    protected async Task SettleAsync()
    {
        var armed = -1;
        for (var same = 0; same < 3;)
        {
            var now = Clock.ArmedTimers;
            same = now == armed ? same + 1 : 0;
            armed = now;
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
