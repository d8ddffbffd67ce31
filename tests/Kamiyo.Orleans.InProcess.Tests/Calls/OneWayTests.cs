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

    [Fact]
    public async Task A_one_way_call_to_itself_waits_behind_who_asked_before()
    {
        var asked = new TaskCompletionSource();
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var order = new List<string>();
        var continuation = Scripts.New(_ => Note("continuation"));
        var first = _grain.Run(Scripts.New(async grain =>
        {
            started.SetResult();
            await asked.Task;
            await grain.AsReference<IScriptedGrain>().Send(continuation);
        }));
        await started.Task.Soon();
        var second = _grain.Run(Scripts.New(_ => Note("second")));

        // Answered, so that what was sent before it has arrived.
        await _grain.Interleave(Scripts.New(static _ => Task.CompletedTask)).Soon();
        asked.SetResult();

        await Task.WhenAll(first, second).Soon();
        await Wait.Until(() => order.Count == 2);
        order.ShouldBe(["second", "continuation"]);

        Task Note(string what)
        {
            order.Add(what);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task An_interleaving_one_way_call_starts_while_a_request_awaits_and_lets_others_start()
    {
        var release = new TaskCompletionSource();
        var notified = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var request = _grain.Run(Scripts.New(_ =>
        {
            started.SetResult();
            return release.Task;
        }));
        await started.Task.Soon();

        await _grain.Notify(Scripts.New(async _ =>
        {
            notified.SetResult();
            await release.Task;
        }));

        await notified.Task.Soon();
        release.SetResult();
        await request.Soon();
    }

    [Fact]
    public async Task Of_interleaving_one_way_calls_one_can_do_the_work_of_all()
    {
        var rounds = 0;
        var isWorking = false;
        var isAskedAgain = false;
        var release = new TaskCompletionSource();
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var work = Scripts.New(async _ =>
        {
            isAskedAgain = true;
            if (isWorking)
            {
                return;
            }

            isWorking = true;
            while (isAskedAgain)
            {
                isAskedAgain = false;
                rounds++;
                await release.Task;
            }

            isWorking = false;
            done.TrySetResult();
        });

        for (var call = 0; call < 100; call++)
        {
            await _grain.Notify(work);
        }

        await Wait.Until(() => rounds == 1 && isAskedAgain);
        await _grain.GetActivation().Soon();
        release.SetResult();

        await done.Task.Soon();
        rounds.ShouldBe(2);
    }

    [Fact]
    public async Task One_way_calls_that_wait_behind_a_DeactivateOnIdle_run_on_the_next_activation()
    {
        var first = await _grain.GetActivation();
        var release = new TaskCompletionSource();
        var ran = new TaskCompletionSource<Guid>(TaskCreationOptions.RunContinuationsAsynchronously);
        var ending = _grain.Run(Scripts.New(async grain =>
        {
            await release.Task;
            grain.DeactivateOnIdle();
        }));
        await _grain.Send(Scripts.New(grain =>
        {
            ran.SetResult(grain.Activation);
            return Task.CompletedTask;
        }));
        release.SetResult();

        await ending.Soon();
        (await ran.Task.Soon()).ShouldNotBe(first);
    }

    [Fact]
    public async Task A_grain_that_ends_after_a_one_way_call_to_itself_answers_everybody_who_asks_meanwhile()
    {
        var first = await _grain.GetActivation();
        var process = Scripts.New(static async grain =>
        {
            await Task.Yield();
            grain.DeactivateOnIdle();
        });
        var accept = _grain.Run(Scripts.New(grain => grain.AsReference<IScriptedGrain>().Send(process)));

        var others = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => _grain.GetActivation()))).Soon();

        await accept.Soon();
        others.Where(activation => activation != first).Distinct().Count().ShouldBeLessThanOrEqualTo(1);
        await Wait.Until(async () => await _grain.GetActivation() != first);
    }
}
