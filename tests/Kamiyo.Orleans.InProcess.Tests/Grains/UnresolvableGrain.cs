using Orleans;

namespace Kamiyo.Orleans.InProcess.Tests.Grains;

/// <summary>Asks for a service that nobody registers.</summary>
public sealed class UnresolvableGrain(IFormatProvider unknown) : Grain, IUnresolvableGrain
{
    public Task Ping() => Task.FromResult(unknown);
}
