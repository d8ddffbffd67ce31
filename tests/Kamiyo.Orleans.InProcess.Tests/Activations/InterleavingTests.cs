using Kamiyo.Orleans.InProcess.Tests.Grains;
using Kamiyo.Orleans.InProcess.Tests.Hosting;
using Orleans;

namespace Kamiyo.Orleans.InProcess.Tests.Activations;

public sealed class InterleavingTests(SharedSilo silo)
{
    private readonly string _key = Guid.NewGuid().ToString();
    private readonly TaskCompletionSource _release = new();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private IScriptedGrain Grain => silo.Grains.GetGrain<IScriptedGrain>(_key);

    private string Block => Scripts.New(_ =>
    {
        _started.TrySetResult();
        return _release.Task;
    });

    private static string Nothing => Scripts.New(static _ => Task.CompletedTask);

    [Fact]
    public async Task Read_only_requests_interleave_with_each_other()
    {
        var first = Grain.Read(Block);
        await _started.Task.Soon();

        await Grain.Read(Nothing).Soon();

        await Release(first);
    }

    [Fact]
    public async Task A_writer_waits_for_a_reader()
    {
        var reader = Grain.Read(Block);
        await _started.Task.Soon();
        var writer = Grain.Run(Nothing);
        await Grain.Read(Nothing).Soon();

        writer.IsCompleted.ShouldBeFalse();

        await Release(reader, writer);
    }

    [Fact]
    public async Task A_reader_waits_for_a_writer()
    {
        var writer = Grain.Run(Block);
        await _started.Task.Soon();
        var reader = Grain.Read(Nothing);
        await Grain.Interleave(Nothing).Soon();

        reader.IsCompleted.ShouldBeFalse();

        await Release(writer, reader);
    }

    [Fact]
    public async Task An_always_interleaving_request_starts_while_any_other_awaits()
    {
        var writer = Grain.Run(Block);
        await _started.Task.Soon();

        await Grain.Interleave(Nothing).Soon();

        await Release(writer);
    }

    [Fact]
    public async Task Any_request_starts_while_an_always_interleaving_one_awaits()
    {
        var interleaving = Grain.Interleave(Block);
        await _started.Task.Soon();

        await Grain.Run(Nothing).Soon();

        await Release(interleaving);
    }

    [Fact]
    public async Task Requests_of_a_reentrant_grain_interleave()
    {
        var grain = silo.Grains.GetGrain<IReentrantGrain>(_key);
        var first = grain.Run(Block);
        await _started.Task.Soon();

        await grain.Run(Nothing).Soon();

        await Release(first);
    }

    [Fact]
    public async Task A_reentrant_grain_can_call_itself()
    {
        var grain = silo.Grains.GetGrain<IReentrantGrain>(_key);
        var nothing = Nothing;

        await grain.Run(Scripts.New(self => self.AsReference<IReentrantGrain>().Run(nothing))).Soon();
    }

    [Fact]
    public async Task Interleaved_requests_still_never_run_at_the_same_time()
    {
        var grain = silo.Grains.GetGrain<IReentrantGrain>(_key);
        var running = 0;
        var script = Scripts.New(async _ =>
        {
            for (var i = 0; i < 20; i++)
            {
                Interlocked.Increment(ref running).ShouldBe(1);
                Interlocked.Decrement(ref running);
                await Task.Yield();
            }
        });

        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => grain.Run(script)))).Soon();
    }

    private async Task Release(params Task[] calls)
    {
        _release.SetResult();
        await Task.WhenAll(calls).Soon();
    }
}
