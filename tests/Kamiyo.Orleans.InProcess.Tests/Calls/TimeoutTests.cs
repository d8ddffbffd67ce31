using Kamiyo.Orleans.InProcess.Tests.Grains;
using Kamiyo.Orleans.InProcess.Tests.Hosting;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Kamiyo.Orleans.InProcess.Tests.Calls;

public sealed class TimeoutTests(SharedSilo shared)
{
    private readonly string _key = Guid.NewGuid().ToString();

    [Fact]
    public void A_call_waits_thirty_seconds_unless_told_otherwise() =>
        new SiloMessagingOptions().ResponseTimeout.ShouldBe(TimeSpan.FromSeconds(30));

    [Fact]
    public async Task A_call_without_an_answer_is_a_TimeoutException_that_names_the_grain()
    {
        await using var silo = await StartAsync();
        var release = new TaskCompletionSource();

        var error = await Should.ThrowAsync<TimeoutException>(
            () => silo.Grains.GetGrain<IScriptedGrain>(_key).Run(Scripts.New(_ => release.Task)).Soon());

        error.Message.ShouldContain(_key);
        error.Message.ShouldContain(nameof(IScriptedGrain.Run));
        release.SetResult();
    }

    [Fact]
    public async Task A_grain_that_calls_itself_times_out_and_recovers()
    {
        await using var silo = await StartAsync();
        var grain = silo.Grains.GetGrain<IScriptedGrain>(_key);
        var ran = false;
        var inner = Scripts.New(_ =>
        {
            ran = true;
            return Task.CompletedTask;
        });

        await Should.ThrowAsync<TimeoutException>(
            () => grain.Run(Scripts.New(self => self.AsReference<IScriptedGrain>().Run(inner))).Soon());

        await Wait.Until(async () =>
        {
            try
            {
                await grain.GetActivation();
                return true;
            }
            catch (TimeoutException)
            {
                return false;
            }
        });
        ran.ShouldBeFalse("nobody waits for it any more");
    }

    [Fact]
    public async Task A_method_can_have_a_time_of_its_own()
    {
        var release = new TaskCompletionSource();

        await Should.ThrowAsync<TimeoutException>(
            () => shared.Grains.GetGrain<IScriptedGrain>(_key).RunBriefly(Scripts.New(_ => release.Task)).Soon());

        release.SetResult();
    }

    [Fact]
    public async Task A_grain_that_asks_another_in_vain_gets_the_TimeoutException_and_goes_on_in_its_turn()
    {
        var release = new TaskCompletionSource();
        var other = shared.Grains.GetGrain<IScriptedGrain>(Guid.NewGuid().ToString());
        var silence = Scripts.New(_ => release.Task);
        var isInTurn = false;

        await shared.Grains.GetGrain<IScriptedGrain>(_key).Run(Scripts.New(async _ =>
        {
            var scheduler = TaskScheduler.Current;
            await Should.ThrowAsync<TimeoutException>(() => other.RunBriefly(silence));
            isInTurn = TaskScheduler.Current == scheduler;
        })).Soon();

        isInTurn.ShouldBeTrue();
        release.SetResult();
    }

    [Fact]
    public async Task A_late_answer_disturbs_nobody()
    {
        await using var silo = await StartAsync();
        var grain = silo.Grains.GetGrain<IScriptedGrain>(_key);
        var release = new TaskCompletionSource();
        await Should.ThrowAsync<TimeoutException>(() => grain.Run(Scripts.New(_ => release.Task)).Soon());

        release.SetResult();

        (await grain.GetActivation().Soon()).ShouldNotBe(Guid.Empty);
    }

    private static Task<TestSilo> StartAsync() => TestSilo.StartAsync(static silo => silo.Configure<SiloMessagingOptions>(
        static options => options.ResponseTimeout = TimeSpan.FromMilliseconds(1500)));
}
