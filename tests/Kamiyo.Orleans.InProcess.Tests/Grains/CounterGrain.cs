using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Kamiyo.Orleans.InProcess.Tests.Grains;

public sealed class CounterGrain([PersistentState("counter", "test")] IPersistentState<CounterState> state) : Grain, ICounterGrain
{
    private readonly Guid _activation = Guid.NewGuid();
    private int _valueAtActivation;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _valueAtActivation = state.State.Value;
        return Task.CompletedTask;
    }

    public Task<CounterView> Get() => Task.FromResult(new CounterView(state.State.Value, state.RecordExists, state.Etag is not null, _activation));

    public Task Set(int value)
    {
        state.State.Value = value;
        return Task.CompletedTask;
    }

    public Task Write() => state.WriteStateAsync();

    public Task Clear() => state.ClearStateAsync();

    public Task Read() => state.ReadStateAsync();

    public Task<int> GetValueAtActivation() => Task.FromResult(_valueAtActivation);

    public Task WriteMany(int times) => Task.WhenAll(Enumerable.Range(1, times).Select(value =>
    {
        state.State.Value = value;
        return state.WriteStateAsync();
    }));

    public Task<bool> RefusesForeignThreads() => Task.Run(() =>
    {
        try
        {
            return state.State is null;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    });

    public async Task<bool> Replace(int value)
    {
        state.State = new CounterState { Value = value };
        try
        {
            await state.WriteStateAsync();
            return true;
        }
        catch (InconsistentStateException)
        {
            DeactivateOnIdle();
            return false;
        }
    }

    public Task Deactivate()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
