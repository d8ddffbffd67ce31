using Kamiyo.Orleans.InProcess.Tests.Grains;
using Kamiyo.Orleans.InProcess.Tests.Hosting;

namespace Kamiyo.Orleans.InProcess.Tests.Calls;

public sealed class AnswerTests(SharedSilo silo)
{
    private readonly IScriptedGrain _grain = silo.Grains.GetGrain<IScriptedGrain>(Guid.NewGuid().ToString());

    [Fact]
    public async Task Arguments_and_results_of_any_type_arrive()
    {
        var id = Guid.NewGuid();

        (await _grain.Describe(42, "text", id, new byte[] { 1, 2, 3 })).ShouldBe($"42 text {id} 3");
        await _grain.Touch();
    }

    [Fact]
    public async Task The_exception_that_a_grain_throws_reaches_the_caller()
    {
        var error = await Should.ThrowAsync<KaboomException>(() => _grain.Run(Scripts.New(async _ =>
        {
            await Task.Yield();
            throw new KaboomException("kaboom");
        })).Soon());

        error.Message.ShouldBe("kaboom");
        error.StackTrace.ShouldNotBeNull().ShouldContain(nameof(AnswerTests));
    }

    [Fact]
    public async Task An_exception_thrown_before_the_first_await_reaches_the_caller()
    {
        var error = await Should.ThrowAsync<KaboomException>(() => _grain.Run(Scripts.New(_ => throw new KaboomException("at once"))).Soon());

        error.Message.ShouldBe("at once");
    }

    [Fact]
    public async Task An_exception_passes_through_grains_between()
    {
        var inner = silo.Grains.GetGrain<IScriptedGrain>(Guid.NewGuid().ToString());
        var fail = Scripts.New(_ => throw new KaboomException("deep down"));

        await Should.ThrowAsync<KaboomException>(() => _grain.Run(Scripts.New(_ => inner.Run(fail))).Soon());
    }

    [Fact]
    public async Task A_grain_lives_on_after_an_exception()
    {
        var activation = await _grain.GetActivation();
        await Should.ThrowAsync<KaboomException>(() => _grain.Run(Scripts.New(_ => throw new KaboomException("kaboom"))).Soon());

        (await _grain.GetActivation()).ShouldBe(activation);
    }

    [Fact]
    public async Task A_canceled_grain_method_is_a_canceled_call() =>
        await Should.ThrowAsync<OperationCanceledException>(
            () => _grain.Run(Scripts.New(_ => throw new OperationCanceledException())).Soon());
}
