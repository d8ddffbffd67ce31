using Orleans;
using Orleans.Runtime;

namespace Kamiyo.Orleans.InProcess.Tests.Grains;

public sealed class InjectedGrain(IGrainContext context, IGrainFactory grains, IServiceProvider services) : Grain, IInjectedGrain
{
    public Task<string> GetContextKey()
    {
        grains.ShouldNotBeNull();
        services.ShouldBeSameAs(ServiceProvider);
        context.GrainInstance.ShouldBeSameAs(this);
        return Task.FromResult(context.GrainId.Key.ToString());
    }
}
