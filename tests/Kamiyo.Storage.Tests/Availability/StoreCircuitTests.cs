using System.Diagnostics.Metrics;
using Kamiyo.Storage.Availability;
using Kamiyo.Storage.Databases;
using Kamiyo.Storage.Tests.Logging;
using Kamiyo.Testing.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kamiyo.Storage.Tests.Availability;

public sealed class StoreCircuitTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly RecordedLogs _logs = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly StoreCircuit _circuit;

    public StoreCircuitTests() => _circuit = new StoreCircuit(
        new DatabaseOptions(DatabaseDialect.Postgres, "Host=db;Password=hunter2", "PostgreSQL db:5432/kamiyo"),
        new AvailabilityMetrics(_services.GetRequiredService<IMeterFactory>()),
        _time,
        new Logger<StoreCircuit>(LoggerFactory.Create(logging => logging.AddProvider(_logs))));

    [Fact]
    public async Task While_it_is_away_one_call_an_interval_tries_and_the_others_are_refused_without_asking()
    {
        await Fails(UnavailableReason.Unreachable);
        await Fails(UnavailableReason.Unreachable);

        (await IsRefused()).ShouldBeTrue();
        _time.Advance(TimeSpan.FromSeconds(1));
        await Fails(UnavailableReason.Unreachable);
        (await IsRefused()).ShouldBeTrue();
    }

    [Fact]
    public async Task A_single_failure_is_followed_by_a_try_at_once()
    {
        await Fails(UnavailableReason.Unreachable);

        await Succeeds();

        (await IsRefused()).ShouldBeFalse();
    }

    [Fact]
    public async Task While_one_call_tries_the_others_do_not_wait_for_it()
    {
        await Fails(UnavailableReason.NotAnswering);
        var answer = new TaskCompletionSource<bool>();
        var probe = _circuit.RunAsync(StoreAccess.Read, () => answer.Task);

        (await IsRefused()).ShouldBeTrue();

        answer.SetResult(true);
        await probe;
        (await IsRefused()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_try_that_was_given_up_lets_the_next_call_try()
    {
        await Fails(UnavailableReason.NotAnswering);
        await Should.ThrowAsync<OperationCanceledException>(
            _circuit.RunAsync<bool>(StoreAccess.Read, () => throw new OperationCanceledException()));

        await Succeeds();

        _circuit.Problem.ShouldBeNull();
    }

    [Fact]
    public async Task A_failure_of_a_call_that_began_before_the_database_came_back_changes_nothing()
    {
        var late = new TaskCompletionSource<bool>();
        var slow = _circuit.RunAsync(StoreAccess.Read, () => late.Task);
        await Fails(UnavailableReason.Unreachable);
        await Succeeds();

        late.SetException(new StoreUnavailableException("broken"));
        await Should.ThrowAsync<StoreUnavailableException>(slow);

        _circuit.Problem.ShouldBeNull();
    }

    [Fact]
    public async Task A_success_of_a_call_that_began_before_it_went_away_changes_nothing()
    {
        var late = new TaskCompletionSource<bool>();
        var slow = _circuit.RunAsync(StoreAccess.Read, () => late.Task);
        await Fails(UnavailableReason.Unreachable);

        late.SetResult(true);
        await slow;

        _circuit.Problem.ShouldBe(UnavailableReason.Unreachable);
    }

    [Theory]
    [InlineData(UnavailableReason.LockTimeout)]
    [InlineData(UnavailableReason.StatementTimeout)]
    [InlineData(UnavailableReason.Conflict)]
    [InlineData(UnavailableReason.TooManyConnections)]
    [InlineData(UnavailableReason.PoolExhausted)]
    [InlineData(UnavailableReason.OutOfMemory)]
    public async Task A_failure_that_speaks_for_one_call_refuses_no_other(UnavailableReason reason)
    {
        await Fails(reason);
        await Fails(reason);

        (await IsRefused()).ShouldBeFalse();
        _circuit.Problem.ShouldBeNull();
    }

    [Theory]
    [InlineData(UnavailableReason.ReadOnly)]
    [InlineData(UnavailableReason.FileLocked)]
    [InlineData(UnavailableReason.DiskFull)]
    public async Task Without_writes_there_are_still_reads_and_they_prove_nothing(UnavailableReason reason)
    {
        await Fails(reason, StoreAccess.Write);
        await Fails(reason, StoreAccess.Write);

        await Succeeds();

        (await IsRefused(StoreAccess.Write)).ShouldBeTrue();
        _time.Advance(TimeSpan.FromSeconds(1));
        await Succeeds(StoreAccess.Write);
        _circuit.Problem.ShouldBeNull();
    }

    [Fact]
    public async Task A_full_disk_is_believed_for_half_a_minute_only()
    {
        await Fails(UnavailableReason.DiskFull, StoreAccess.Write);
        await Succeeds(StoreAccess.Check);
        _circuit.Problem.ShouldBe(UnavailableReason.DiskFull);

        _time.Advance(TimeSpan.FromSeconds(31));

        _circuit.Problem.ShouldBeNull();
    }

    [Fact]
    public async Task It_is_said_once_that_it_is_away_and_once_that_it_is_back()
    {
        for (var i = 0; i < 100; i++)
        {
            await Should.ThrowAsync<StoreUnavailableException>(Fail(UnavailableReason.Unreachable, StoreAccess.Read));
            _time.Advance(TimeSpan.FromMilliseconds(300));
        }

        _time.Advance(TimeSpan.FromSeconds(1));
        await Succeeds();

        _logs.Lines.Count.ShouldBe(2);
        _logs.Lines[0].ShouldStartWith("Error: PostgreSQL db:5432/kamiyo is away (unreachable): no answer");
        _logs.Lines[1].ShouldBe("Warning: PostgreSQL db:5432/kamiyo is back after 00:00:31");
        _logs.Lines.ShouldAllBe(line => !line.Contains("hunter2"));
    }

    [Fact]
    public async Task What_fails_single_calls_is_said_at_most_once_a_minute()
    {
        await Fails(UnavailableReason.LockTimeout);
        await Fails(UnavailableReason.LockTimeout);
        _logs.Lines.Count.ShouldBe(1);

        _time.Advance(TimeSpan.FromMinutes(1));
        await Fails(UnavailableReason.LockTimeout);

        _logs.Lines.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Every_call_that_fails_or_is_refused_is_counted_by_its_reason()
    {
        var counted = new List<string?>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, own) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, _services.GetRequiredService<IMeterFactory>()))
            {
                own.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => counted.Add((string?)tags[0].Value));
        var up = -1;
        listener.SetMeasurementEventCallback<int>((_, value, _, _) => up = value);
        listener.Start();
        listener.RecordObservableInstruments();
        up.ShouldBe(1);

        await Fails(UnavailableReason.NotAnswering);
        await Fails(UnavailableReason.NotAnswering);
        (await IsRefused()).ShouldBeTrue();

        counted.ShouldBe(["not_answering", "not_answering", "not_answering"]);
        listener.RecordObservableInstruments();
        up.ShouldBe(0);
    }

    public void Dispose() => _services.Dispose();

    private Task<bool> Fail(UnavailableReason reason, StoreAccess access) =>
        _circuit.RunAsync<bool>(access, () => throw new StoreUnavailableException(reason, "no answer"));

    private async Task Fails(UnavailableReason reason, StoreAccess access = StoreAccess.Read)
    {
        var asked = false;
        await Should.ThrowAsync<StoreUnavailableException>(_circuit.RunAsync<bool>(access, () =>
        {
            asked = true;
            throw new StoreUnavailableException(reason, "no answer");
        }));
        asked.ShouldBeTrue();
    }

    private async Task Succeeds(StoreAccess access = StoreAccess.Read) =>
        (await _circuit.RunAsync(access, () => Task.FromResult(true))).ShouldBeTrue();

    private async Task<bool> IsRefused(StoreAccess access = StoreAccess.Read)
    {
        var asked = false;
        try
        {
            await _circuit.RunAsync(access, () => Task.FromResult(asked = true));
        }
        catch (StoreUnavailableException)
        {
            return !asked;
        }

        return false;
    }
}
