using System.Collections.Concurrent;
using Kamiyo.Orleans.InProcess.Tests.Grains;
using Kamiyo.Orleans.InProcess.Tests.Hosting;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Kamiyo.Orleans.InProcess.Tests.Calls;

public sealed class CallFilterTests
{
    private readonly string _key = Guid.NewGuid().ToString();
    private readonly ConcurrentQueue<string> _seen = new();

    [Fact]
    public async Task Filters_run_around_a_call_in_the_order_of_registration_and_the_grains_own_last()
    {
        await using var silo = await StartAsync(Note("first"), Note("second"));

        (await silo.Grains.GetGrain<IFilteringGrain>(_key).Echo("x")).ShouldBe("x, filtered");

        _seen.ShouldBe(["first before", "second before", "second after: x, filtered", "first after: x, filtered"]);
    }

    [Fact]
    public async Task A_filter_knows_the_call()
    {
        var isChecked = false;
        await using var silo = await StartAsync(async call =>
        {
            if (call.Grain is not FilteringGrain)
            {
                await call.Invoke();
                return;
            }

            call.TargetId.Key.ToString().ShouldBe(_key);
            call.TargetContext.GrainId.ShouldBe(call.TargetId);
            call.InterfaceMethod.ShouldBe(typeof(IFilteringGrain).GetMethod(nameof(IFilteringGrain.Echo)));
            call.ImplementationMethod.ShouldBe(typeof(FilteringGrain).GetMethod(nameof(FilteringGrain.Echo)));
            call.MethodName.ShouldBe(nameof(IFilteringGrain.Echo));
            call.Request.GetArgumentCount().ShouldBe(1);
            call.Request.GetArgument(0).ShouldBe("x");
            call.Result.ShouldBeNull();
            await call.Invoke();
            call.Result.ShouldBe("x, filtered");
            isChecked = true;
        });

        await silo.Grains.GetGrain<IFilteringGrain>(_key).Echo("x");

        isChecked.ShouldBeTrue();
    }

    [Fact]
    public async Task A_filter_knows_the_calling_grain()
    {
        var sources = new ConcurrentQueue<GrainId?>();
        await using var silo = await StartAsync(context =>
        {
            sources.Enqueue(context.SourceId);
            return context.Invoke();
        });
        var caller = silo.Grains.GetGrain<IScriptedGrain>(_key);
        var target = silo.Grains.GetGrain<IFilteringGrain>(_key);

        await caller.Run(Scripts.New(_ => target.Echo("x")));

        sources.ShouldContain(caller.GetGrainId());
    }

    [Fact]
    public async Task A_filter_can_change_arguments_and_result()
    {
        await using var silo = await StartAsync(async context =>
        {
            if (context.Grain is FilteringGrain)
            {
                context.Request.SetArgument(0, $"<{context.Request.GetArgument(0)}>");
            }

            await context.Invoke();
            context.Result = context.Result is string text ? text.ToUpperInvariant() : context.Result;
        });

        (await silo.Grains.GetGrain<IFilteringGrain>(_key).Echo("x")).ShouldBe("<X>, FILTERED");
    }

    [Fact]
    public async Task A_filter_can_answer_in_place_of_the_grain()
    {
        await using var silo = await StartAsync(context =>
        {
            if (context.Grain is not FilteringGrain)
            {
                return context.Invoke();
            }

            context.Result = "no";
            return Task.CompletedTask;
        });

        (await silo.Grains.GetGrain<IFilteringGrain>(_key).Echo("x")).ShouldBe("no");
    }

    [Fact]
    public async Task What_a_filter_throws_reaches_the_caller()
    {
        await using var silo = await StartAsync(context =>
            context.Grain is FilteringGrain ? throw new KaboomException("not you") : context.Invoke());

        await Should.ThrowAsync<KaboomException>(() => silo.Grains.GetGrain<IFilteringGrain>(_key).Echo("x"));
    }

    [Fact]
    public async Task A_filter_sees_what_the_grain_throws()
    {
        await using var silo = await StartAsync(async context =>
        {
            try
            {
                await context.Invoke();
            }
            catch (KaboomException error)
            {
                throw new InvalidOperationException("wrapped", error);
            }
        });

        var wrapped = await Should.ThrowAsync<InvalidOperationException>(
            () => silo.Grains.GetGrain<IScriptedGrain>(_key).Run(Scripts.New(_ => throw new KaboomException("kaboom"))));
        wrapped.Message.ShouldBe("wrapped");
    }

    [Fact]
    public async Task Filters_run_in_the_turn_with_the_request_context()
    {
        await using var silo = await StartAsync(async context =>
        {
            if (context.Grain is FilteringGrain)
            {
                TaskScheduler.Current.ShouldNotBe(TaskScheduler.Default);
                RequestContext.Get("tenant").ShouldBe("t1");
            }

            await context.Invoke();
        });
        RequestContext.Set("tenant", "t1");

        await silo.Grains.GetGrain<IFilteringGrain>(_key).Echo("x");

        RequestContext.Clear();
    }

    private static Task<TestSilo> StartAsync(params IncomingGrainCallFilterDelegate[] filters) => TestSilo.StartAsync(silo =>
    {
        foreach (var filter in filters)
        {
            silo.AddIncomingGrainCallFilter(filter);
        }
    });

    private IncomingGrainCallFilterDelegate Note(string name) => async context =>
    {
        if (context.Grain is not FilteringGrain)
        {
            await context.Invoke();
            return;
        }

        _seen.Enqueue($"{name} before");
        await context.Invoke();
        _seen.Enqueue($"{name} after: {context.Result}");
    };
}
