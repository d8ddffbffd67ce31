using System.Diagnostics;
using Kamiyo.Orleans.InProcess.Tests.Grains;
using Kamiyo.Orleans.InProcess.Tests.Hosting;
using Orleans.Hosting;

namespace Kamiyo.Orleans.InProcess.Tests.Calls;

public sealed class ActivityPropagationTests
{
    [Fact]
    public async Task A_trace_goes_through_calls_when_asked_for()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        await using var silo = await TestSilo.StartAsync(static silo => silo.AddActivityPropagation());
        var other = silo.Grains.GetGrain<IScriptedGrain>(Guid.NewGuid().ToString());
        ActivityTraceId seen = default;
        var inner = Scripts.New(async _ =>
        {
            await Task.Yield();
            seen = Activity.Current?.TraceId ?? default;
        });
        using var activity = new Activity("caller").Start();

        await silo.Grains.GetGrain<IScriptedGrain>(Guid.NewGuid().ToString()).Run(Scripts.New(_ => other.Run(inner))).Soon();

        seen.ShouldBe(activity.TraceId);
        Activity.Current.ShouldBeSameAs(activity);
    }
}
