using Orleans;
using Orleans.Runtime;

namespace Kamiyo.Orleans.InProcess.Tests.Grains;

public class ScriptedGrain : Grain, IScriptedGrain, IRemindable, IDisposable
{
    public Guid Activation { get; } = Guid.NewGuid();

    /// <summary>For scripts to count with; only turns may touch it.</summary>
    public int Counter { get; set; }

    public new IGrainFactory GrainFactory => base.GrainFactory;

    private GrainHooks Hooks => Scripts.HooksOf(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Hooks.Activated.Enqueue(Activation);
        if (Hooks.OnActivate is { } hook)
        {
            await hook(this, cancellationToken);
        }
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (Hooks.OnDeactivate is { } hook)
        {
            await hook(this, cancellationToken);
        }

        Hooks.Deactivated.Enqueue(reason);
    }

    public Task Run(string script) => Scripts.Run(script, this, CancellationToken.None);

    public Task Run(string script, CancellationToken cancellationToken) => Scripts.Run(script, this, cancellationToken);

    public Task Read(string script) => Run(script);

    public Task Interleave(string script) => Run(script);

    public Task Send(string script) => Run(script);

    public Task Notify(string script) => Run(script);

    public Task RunBriefly(string script) => Run(script);

    public Task<Guid> GetActivation() => Task.FromResult(Activation);

    public ValueTask<string> Describe(int number, string text, Guid id, ReadOnlyMemory<byte> payload) =>
        ValueTask.FromResult($"{number} {text} {id} {payload.Length}");

    public ValueTask Touch() => ValueTask.CompletedTask;

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        Hooks.Ticks.Enqueue(status);
        if (Hooks.OnReminder is { } hook)
        {
            await hook(this, reminderName, status);
        }
    }

    public new void DeactivateOnIdle() => base.DeactivateOnIdle();

    public new void DelayDeactivation(TimeSpan time) => base.DelayDeactivation(time);

    public void Dispose()
    {
        Hooks.Disposed.Enqueue(Activation);
        GC.SuppressFinalize(this);
    }
}
