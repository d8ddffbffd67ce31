using Kamiyo.Orleans.InProcess.Tests.Grains;
using Kamiyo.Orleans.InProcess.Tests.Hosting;
using Orleans.Runtime;

namespace Kamiyo.Orleans.InProcess.Tests.Calls;

public sealed class RequestContextTests(SharedSilo silo)
{
    private readonly IScriptedGrain _grain = silo.Grains.GetGrain<IScriptedGrain>(Guid.NewGuid().ToString());

    [Fact]
    public async Task Values_travel_with_calls_through_grains()
    {
        var other = silo.Grains.GetGrain<IScriptedGrain>(Guid.NewGuid().ToString());
        var inner = Scripts.New(static async _ =>
        {
            RequestContext.Get("trace").ShouldBe("abc");
            await Task.Yield();
            RequestContext.Get("trace").ShouldBe("abc");
        });
        RequestContext.Set("trace", "abc");

        await _grain.Run(Scripts.New(_ => other.Run(inner))).Soon();

        RequestContext.Clear();
    }

    [Fact]
    public async Task What_a_grain_sets_does_not_come_back()
    {
        await _grain.Run(Scripts.New(static _ =>
        {
            RequestContext.Set("mine", "grain's");
            return Task.CompletedTask;
        })).Soon();

        RequestContext.Get("mine").ShouldBeNull();
    }

    [Fact]
    public async Task The_values_of_one_call_are_not_seen_by_the_next()
    {
        var leaky = Scripts.New(static _ =>
        {
            RequestContext.Set("leak", 1);
            return Task.CompletedTask;
        });
        var check = Scripts.New(static _ =>
        {
            RequestContext.Get("leak").ShouldBeNull();
            return Task.CompletedTask;
        });

        var calls = Enumerable.Range(0, 100).Select(number => _grain.Run(number % 2 == 0 ? leaky : check)).ToList();

        await Task.WhenAll(calls).Soon();
    }

    [Fact]
    public async Task A_local_value_of_the_caller_stays_with_the_caller()
    {
        var local = new AsyncLocal<string?> { Value = "caller's" };

        await _grain.Run(Scripts.New(_ =>
        {
            local.Value.ShouldBeNull();
            return Task.CompletedTask;
        })).Soon();
    }

    [Fact]
    public void Values_can_be_set_replaced_and_removed()
    {
        RequestContext.Clear();
        RequestContext.Set("one", 1);
        RequestContext.Set("two", 2);
        RequestContext.Set("one", 11);

        RequestContext.Get("one").ShouldBe(11);
        RequestContext.Keys.Order().ShouldBe(["one", "two"]);
        RequestContext.Remove("one").ShouldBeTrue();
        RequestContext.Remove("one").ShouldBeFalse();
        RequestContext.Entries.ShouldHaveSingleItem().Key.ShouldBe("two");
        RequestContext.Clear();
        RequestContext.Get("two").ShouldBeNull();
    }
}
