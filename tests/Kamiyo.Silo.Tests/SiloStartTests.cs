using Kamiyo.Grains.Interfaces.Outbox;
using Kamiyo.Grains.Interfaces.Retention;
using Kamiyo.Grains.Interfaces.Sweeping;
using Kamiyo.Storage;
using Kamiyo.Storage.Availability;
using Kamiyo.Storage.Outbox;
using Kamiyo.Testing.Time;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;
using Orleans;
using Orleans.Runtime;

namespace Kamiyo.Silo.Tests;

public sealed class SiloStartTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly IGrainFactory _grains = Substitute.For<IGrainFactory>();
    private readonly IOutboxStore _outbox = Substitute.For<IOutboxStore>();
    private readonly ISweeperGrain _sweeper = Substitute.For<ISweeperGrain>();
    private readonly IRetentionGrain _retention = Substitute.For<IRetentionGrain>();
    private readonly IOutboxGrain[] _partitions = [Substitute.For<IOutboxGrain>(), Substitute.For<IOutboxGrain>()];

    public SiloStartTests()
    {
        _grains.GetGrain<ISweeperGrain>(0).Returns(_sweeper);
        _grains.GetGrain<IRetentionGrain>(0).Returns(_retention);
        _grains.GetGrain<IOutboxGrain>(Arg.Any<long>()).Returns(call => _partitions[call.Arg<long>()]);
        _outbox.Partitions.Returns(_partitions.Length);
    }

    [Fact]
    public async Task Everything_that_runs_by_itself_is_woken_once()
    {
        await Start();

        await _sweeper.Received(1).Start();
        await _retention.Received(1).Start();
        await _partitions[0].Received(1).Start();
        await _partitions[1].Received(1).Start();
    }

    [Fact]
    public async Task Reminders_that_are_still_being_read_are_waited_for()
    {
        var refusal = new OrleansException("Reminder Service is still initializing.", new TimeoutException());
        _partitions[0].Start().Returns(Task.FromException(refusal), Task.FromException(refusal), Task.CompletedTask);

        await Start();

        await _sweeper.Received(1).Start();
        await _partitions[0].Received(3).Start();
        await _partitions[1].Received(1).Start();
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_asked_again_a_second_later()
    {
        var outage = Task.FromException(new StoreUnavailableException(UnavailableReason.NotAnswering, "It took too long."));
        _retention.Start().Returns(outage, Task.CompletedTask);

        var start = Start();
        start.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(1));
        await start;

        await _retention.Received(2).Start();
        await _partitions[1].Received(1).Start();
    }

    [Fact]
    public async Task Reminders_that_cannot_be_read_for_minutes_end_the_start()
    {
        _sweeper.Start().Returns(_ => Task.FromException(new OrleansException("Reminder Service is still initializing.", new TimeoutException())));

        await Should.ThrowAsync<OrleansException>(Start);
    }

    [Fact]
    public async Task Another_error_ends_the_start_at_once()
    {
        _sweeper.Start().Returns(_ => Task.FromException(new OrleansException("The silo is terminating.")));

        await Should.ThrowAsync<OrleansException>(Start);

        await _sweeper.Received(1).Start();
    }

    private Task Start() => new SiloStart(_grains, _outbox, _time, NullLogger<SiloStart>.Instance).Execute(TestContext.Current.CancellationToken);
}
