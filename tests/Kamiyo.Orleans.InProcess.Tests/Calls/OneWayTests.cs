using Kamiyo.Orleans.InProcess.Tests.Grains;
using Kamiyo.Orleans.InProcess.Tests.Hosting;
using Orleans;

namespace Kamiyo.Orleans.InProcess.Tests.Calls;

public sealed class OneWayTests(SharedSilo silo)
{
    private readonly IScriptedGrain _grain = silo.Grains.GetGrain<IScriptedGrain>(Guid.NewGuid().ToString());

    [Fact]
    public async Task A_one_way_call_is_complete_before_it_runs()
    {
        var release = new TaskCompletionSource();
        var done = new TaskCompletionSource();

        var call = _grain.Send(Scripts.New(async _ =>
        {
            await release.Task;
            done.SetResult();
        }));

        call.IsCompletedSuccessfully.ShouldBeTrue();
        release.SetResult();
        await done.Task.Soon();
    }

    [Fact]
    public async Task The_error_of_a_one_way_call_reaches_the_log_and_not_the_caller()
    {
        var message = Guid.NewGuid().ToString();

        await _grain.Send(Scripts.New(_ => throw new KaboomException(message)));

        await Wait.Until(() => silo.Silo.Logs.Exceptions.Any(error => error is KaboomException && error.Message == message));
        await _grain.GetActivation().Soon();
    }

    [Fact]
    public async Task A_grain_goes_on_after_its_answer_by_a_one_way_call_to_itself()
    {
        var answered = new TaskCompletionSource();
        var done = new TaskCompletionSource<Guid>();
        var continuation = Scripts.New(async grain =>
        {
            await answered.Task;
            done.SetResult(grain.Activation);
        });

        await _grain.Run(Scripts.New(grain => grain.AsReference<IScriptedGrain>().Send(continuation))).Soon();
        answered.SetResult();

        (await done.Task.Soon()).ShouldBe(await _grain.GetActivation());
    }
}
