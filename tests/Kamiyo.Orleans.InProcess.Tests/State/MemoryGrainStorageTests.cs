using Kamiyo.Orleans.InProcess.Tests.Grains;
using Kamiyo.Orleans.InProcess.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Kamiyo.Orleans.InProcess.Tests.State;

public sealed class MemoryGrainStorageTests(SharedSilo silo)
{
    private readonly GrainId _grainId = GrainId.Create("counter", Guid.NewGuid().ToString());

    private IGrainStorage Storage => silo.Silo.Services.GetRequiredKeyedService<IGrainStorage>("named");

    [Fact]
    public async Task Default_and_named_storages_keep_states_apart()
    {
        var grain = silo.Grains.GetGrain<IDefaultStorageGrain>(Guid.NewGuid().ToString());
        await grain.Set(1, 2);
        await grain.GetAndLeave();

        (await grain.GetAndLeave()).ShouldBe((1, 2));
    }

    [Fact]
    public async Task A_stored_object_is_not_shared_with_the_grain()
    {
        var state = new GrainState<CounterState>(new CounterState { Value = 1 });
        await Storage.WriteStateAsync("s", _grainId, state);
        state.State!.Value = 2;

        var read = new GrainState<CounterState>();
        await Storage.ReadStateAsync("s", _grainId, read);

        read.State!.Value.ShouldBe(1);
        read.RecordExists.ShouldBeTrue();
        read.ETag.ShouldBe(state.ETag);
    }

    [Fact]
    public async Task A_write_over_an_unseen_version_is_refused()
    {
        await Storage.WriteStateAsync("s", _grainId, new GrainState<CounterState>(new CounterState { Value = 1 }));

        await Should.ThrowAsync<InconsistentStateException>(
            () => Storage.WriteStateAsync("s", _grainId, new GrainState<CounterState>(new CounterState { Value = 2 })));
        await Should.ThrowAsync<InconsistentStateException>(
            () => Storage.ClearStateAsync("s", _grainId, new GrainState<CounterState>(null, "old")));
    }

    [Fact]
    public async Task A_cleared_state_is_gone()
    {
        var state = new GrainState<CounterState>(new CounterState { Value = 1 });
        await Storage.WriteStateAsync("s", _grainId, state);

        await Storage.ClearStateAsync("s", _grainId, state);

        state.RecordExists.ShouldBeFalse();
        var read = new GrainState<CounterState>();
        await Storage.ReadStateAsync("s", _grainId, read);
        read.RecordExists.ShouldBeFalse();
        read.ETag.ShouldBeNull();
    }
}
