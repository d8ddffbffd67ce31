using Orleans;

namespace Kamiyo.Orleans.InProcess.Tests.Grains;

/// <summary>A grain that filters its own calls.</summary>
public sealed class FilteringGrain : Grain, IFilteringGrain, IIncomingGrainCallFilter
{
    public Task<string> Echo(string text) => Task.FromResult(text);

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        await context.Invoke();
        context.Result = $"{context.Result}, filtered";
    }
}
