using Kamiyo.Orleans.InProcess.Hosting;
using Kamiyo.Orleans.InProcess.Tests.Grains;
using Kamiyo.Orleans.InProcess.Tests.Hosting;
using Kamiyo.Testing.Time;
using Orleans.Hosting;

namespace Kamiyo.Orleans.InProcess.Tests.EmbeddedOnly;

public sealed class ActivationLimitTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly string _run = Guid.NewGuid().ToString();

    [Fact]
    public async Task Over_the_limit_the_longest_idle_activations_end()
    {
        await using var silo = await StartAsync(limit: 100);
        for (var i = 0; i < 101; i++)
        {
            await silo.Grains.GetGrain<IScriptedGrain>(Key(i)).GetActivation();
            _clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        // One over, and a share of the limit so that the next few need no search.
        await Wait.Until(() => Ended(101) == 6);
        Enumerable.Range(0, 6).ShouldAllBe(i => !Scripts.HooksOf(Key(i)).Deactivated.IsEmpty);
    }

    [Fact]
    public async Task Activations_in_use_are_kept_whatever_the_limit()
    {
        await using var silo = await StartAsync(limit: 1);
        var release = new TaskCompletionSource();
        var block = Scripts.New(_ => release.Task);

        var calls = Enumerable.Range(0, 20).Select(i => silo.Grains.GetGrain<IScriptedGrain>(Key(i)).Run(block)).ToList();
        await Wait.Until(() => Enumerable.Range(0, 20).All(i => !Scripts.HooksOf(Key(i)).Activated.IsEmpty));
        Ended(20).ShouldBe(0);
        release.SetResult();

        await Task.WhenAll(calls).Soon();
    }

    private Task<TestSilo> StartAsync(int limit) => TestSilo.StartAsync(
        silo => silo.Configure<InProcessSiloOptions>(options => options.ActivationLimit = limit), _clock);

    private string Key(int number) => $"{_run} {number}";

    private int Ended(int count) => Enumerable.Range(0, count).Count(i => !Scripts.HooksOf(Key(i)).Deactivated.IsEmpty);
}
