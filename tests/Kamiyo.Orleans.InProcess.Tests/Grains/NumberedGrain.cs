using Orleans;

namespace Kamiyo.Orleans.InProcess.Tests.Grains;

[GrainType("numbers")]
public sealed class NumberedGrain : Grain, INumberedGrain
{
    public Task<long> GetKey() => Task.FromResult(this.GetPrimaryKeyLong());
}
