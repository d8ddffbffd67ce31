using Orleans;
using Orleans.Runtime;

namespace Kamiyo.Orleans.InProcess.Tests.Grains;

public sealed class DefaultStorageGrain(
    [PersistentState("one")] IPersistentState<CounterState> inDefault,
    [PersistentState("two", "named")] IPersistentState<CounterState> inNamed) : Grain, IDefaultStorageGrain
{
    public async Task Set(int valueInDefault, int valueInNamed)
    {
        inDefault.State.Value = valueInDefault;
        inNamed.State = new CounterState { Value = valueInNamed };
        await inDefault.WriteStateAsync();
        await inNamed.WriteStateAsync(CancellationToken.None);
    }

    public Task<(int InDefault, int InNamed)> GetAndLeave()
    {
        DeactivateOnIdle();
        return Task.FromResult((inDefault.State.Value, inNamed.State.Value));
    }
}
