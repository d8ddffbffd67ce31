using Kamiyo.Orleans.InProcess.Tests.Grains;
using Kamiyo.Orleans.InProcess.Tests.Hosting;
using Orleans;
using Orleans.Runtime;
using Orleans.Runtime.Hosting;
using Orleans.Storage;

namespace Kamiyo.Orleans.InProcess.Tests.State;

public sealed class PersistentStateTests : IAsyncLifetime
{
    private readonly TestGrainStorage _storage = new();
    private readonly string _key = Guid.NewGuid().ToString();
    private TestSilo? _silo;

    private ICounterGrain Grain => _silo!.Grains.GetGrain<ICounterGrain>(_key);

    private GrainId GrainId => Grain.GetGrainId();

    public async ValueTask InitializeAsync() => _silo = await StartAsync();

    public ValueTask DisposeAsync() => _silo!.DisposeAsync();

    [Fact]
    public async Task A_new_grain_has_a_default_state_and_no_record()
    {
        var view = await Grain.Get();

        view.Value.ShouldBe(0);
        view.RecordExists.ShouldBeFalse();
        view.HasEtag.ShouldBeFalse();
    }

    [Fact]
    public async Task A_written_state_is_there_before_the_next_OnActivateAsync()
    {
        await Grain.Set(7);
        await Grain.Write();
        await Grain.Deactivate();

        (await Grain.GetValueAtActivation()).ShouldBe(7);
        (await Grain.Get()).RecordExists.ShouldBeTrue();
        _storage.LastStateName.ShouldBe("counter");
    }

    [Fact]
    public async Task State_outlives_the_silo()
    {
        await Grain.Set(7);
        await Grain.Write();
        await _silo!.DisposeAsync();
        _silo = await StartAsync();

        (await Grain.Get()).Value.ShouldBe(7);
    }

    [Fact]
    public async Task A_state_that_is_not_written_is_lost()
    {
        await Grain.Set(7);
        await Grain.Deactivate();

        (await Grain.Get()).Value.ShouldBe(0);
    }

    [Fact]
    public async Task A_cleared_state_has_no_record()
    {
        await Grain.Set(7);
        await Grain.Write();

        await Grain.Clear();

        var view = await Grain.Get();
        view.RecordExists.ShouldBeFalse();
        view.HasEtag.ShouldBeFalse();
        view.Value.ShouldBe(0);
        _storage.Stored(GrainId).ShouldBeNull();
    }

    [Fact]
    public async Task A_read_takes_what_is_stored_by_now()
    {
        await Grain.Get();
        _storage.Overwrite(GrainId, 5);

        await Grain.Read();

        (await Grain.Get()).Value.ShouldBe(5);
    }

    [Fact]
    public async Task An_InconsistentStateException_reaches_the_caller_and_ends_the_activation()
    {
        var stale = await Grain.Get();
        _storage.Overwrite(GrainId, 5);
        await Grain.Set(7);

        var error = await Should.ThrowAsync<InconsistentStateException>(Grain.Write);

        error.CurrentEtag.ShouldBeNull();
        error.StoredEtag.ShouldNotBeNull();
        var view = await Grain.Get().Soon();
        view.Activation.ShouldNotBe(stale.Activation);
        view.Value.ShouldBe(5);
    }

    [Fact]
    public async Task An_InconsistentStateException_of_another_grain_does_not_end_its_caller()
    {
        await Grain.Get();
        _storage.Overwrite(GrainId, 5);
        var caller = _silo!.Grains.GetGrain<IScriptedGrain>(_key);
        var activation = await caller.GetActivation();

        await Should.ThrowAsync<InconsistentStateException>(() => caller.Run(Scripts.New(_ => Grain.Write())));

        (await caller.GetActivation()).ShouldBe(activation);
    }

    [Fact]
    public async Task An_InconsistentStateException_that_the_grain_handles_ends_nothing()
    {
        var caller = _silo!.Grains.GetGrain<IScriptedGrain>(_key);
        var activation = await caller.GetActivation();

        await caller.Run(Scripts.New(async _ =>
        {
            try
            {
                await Task.Yield();
                throw new InconsistentStateException("handled");
            }
            catch (InconsistentStateException)
            {
                // The grain knows what to do.
            }
        }));

        (await caller.GetActivation()).ShouldBe(activation);
    }

    [Fact]
    public async Task A_state_can_be_replaced_as_a_whole()
    {
        (await Grain.Replace(7)).ShouldBeTrue();
        await Grain.Deactivate();

        (await Grain.Get()).Value.ShouldBe(7);
    }

    [Fact]
    public async Task A_grain_that_gives_way_to_another_writer_answers_and_its_next_activation_sees_what_that_one_stored()
    {
        var late = await Grain.Get();
        _storage.Overwrite(GrainId, 5);

        (await Grain.Replace(7).Soon()).ShouldBeFalse();

        var view = await Grain.Get().Soon();
        view.Activation.ShouldNotBe(late.Activation);
        view.Value.ShouldBe(5);
        (await Grain.Replace(8)).ShouldBeTrue();
    }

    [Fact]
    public async Task An_error_of_the_storage_reaches_the_caller_inside_an_OrleansException()
    {
        await Grain.Get();
        _storage.Failure = new KaboomException("disk on fire");

        var error = await Should.ThrowAsync<OrleansException>(Grain.Write);

        error.ToString().ShouldContain("disk on fire");
    }

    [Fact]
    public async Task A_state_that_can_not_be_read_fails_the_activation_and_the_next_call_tries_anew()
    {
        _storage.Failure = new KaboomException("disk on fire");
        (await Should.ThrowAsync<OrleansException>(Grain.Get)).ToString().ShouldContain("disk on fire");

        _storage.Failure = null;

        (await Grain.Get()).Value.ShouldBe(0);
    }

    [Fact]
    public async Task Writes_of_one_state_never_overlap_and_those_that_wait_are_made_as_one()
    {
        var running = 0;
        await Grain.Get();
        _storage.BeforeEach = async () =>
        {
            Interlocked.Increment(ref running).ShouldBe(1);
            await Task.Yield();
            Interlocked.Decrement(ref running);
        };

        await Grain.WriteMany(50).Soon();

        _storage.Stored(GrainId).ShouldBe(50);
        _storage.Writes.ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public async Task State_belongs_to_turns() => (await Grain.RefusesForeignThreads()).ShouldBeTrue();

    [Fact]
    public async Task A_storage_that_is_not_registered_fails_the_call_by_name()
    {
        await using var silo = await TestSilo.StartAsync();

        var error = await Should.ThrowAsync<InvalidOperationException>(() => silo.Grains.GetGrain<ICounterGrain>(_key).Get().Soon());

        error.GetBaseException().ShouldBeOfType<BadProviderConfigException>().Message.ShouldContain("\"test\"");
    }

    private Task<TestSilo> StartAsync() => TestSilo.StartAsync(silo => silo.Services.AddGrainStorage("test", (_, _) => _storage));
}
