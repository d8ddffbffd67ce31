using Kamiyo.Orleans.InProcess.Reminders;
using Kamiyo.Orleans.InProcess.Tests.Grains;
using Kamiyo.Orleans.InProcess.Tests.Hosting;
using Kamiyo.Orleans.InProcess.Tests.Timing;
using Kamiyo.Testing.Time;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Hosting;

namespace Kamiyo.Orleans.InProcess.Tests.EmbeddedOnly;

/// <summary>Several hosts over one reminder table: one of them delivers.</summary>
public sealed class ReminderDutyTests : IAsyncLifetime
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider _clock = new();
    private readonly TestReminderTable _table = new();
    private readonly SwitchedReminderDuty _duty = new();
    private readonly string _key = Guid.NewGuid().ToString();
    private TestSilo _silo = null!;

    private GrainHooks Hooks => Scripts.HooksOf(_key);

    public async ValueTask InitializeAsync() => _silo = await TestSilo.StartAsync(
        silo => silo
            .AddReminders()
            .Configure<ReminderOptions>(options => options.RefreshReminderListPeriod = Minute / 2)
            .ConfigureServices(services => services.AddSingleton<IReminderTable>(_table).AddSingleton<IReminderDuty>(_duty)),
        _clock);

    public async ValueTask DisposeAsync()
    {
        await _silo.DisposeAsync();
        _duty.Dispose();
    }

    [Fact]
    public async Task Off_duty_a_reminder_is_stored_and_does_not_tick()
    {
        await RegisterAsync();

        _clock.Advance(10 * Minute);

        _table.Rows.ShouldHaveSingleItem();
        _table.RangeReads.ShouldBe(0);
        Hooks.Ticks.ShouldBeEmpty();
    }

    [Fact]
    public async Task Coming_on_duty_it_reads_the_table_and_ticks_in_phase()
    {
        await RegisterAsync();
        _clock.Advance(Minute * 3 / 2);

        await TurnOnAsync();
        _clock.Advance(Minute / 2);

        await Wait.Until(() => Hooks.Ticks.Count == 1);
    }

    [Fact]
    public async Task What_another_host_registers_is_found_soon()
    {
        await TurnOnAsync();
        await _table.UpsertRow(new ReminderEntry
        {
            GrainId = _silo.Grains.GetGrain<IScriptedGrain>(_key).GetGrainId(),
            ReminderName = "r",
            StartAt = _clock.GetUtcNow().UtcDateTime + Minute,
            Period = Minute,
        });

        await Wait.Until(() =>
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            return !Hooks.Ticks.IsEmpty;
        });
    }

    [Fact]
    public async Task Off_duty_again_it_ticks_no_more_until_the_next_turn()
    {
        await RegisterAsync();
        await TurnOnAsync();
        _clock.Advance(Minute);
        await Wait.Until(() => Hooks.Ticks.Count == 1);

        _duty.TurnOff();
        _clock.Advance(10 * Minute);
        Hooks.Ticks.Count.ShouldBe(1);

        await TurnOnAsync();
        await Wait.Until(() =>
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            return Hooks.Ticks.Count > 1;
        });
    }

    private Task RegisterAsync() => _silo.Grains.GetGrain<IScriptedGrain>(_key)
        .Run(Scripts.New(static grain => grain.RegisterOrUpdateReminder("r", Minute, Minute))).Soon();

    /// <summary>Returns when the table was read and the first tick is set.</summary>
    private async Task TurnOnAsync()
    {
        var reads = _table.RangeReads;
        var timers = _clock.ArmedTimers;
        _duty.TurnOn();
        await Wait.Until(() => _table.RangeReads > reads && _clock.ArmedTimers > timers);
    }
}
