using Orleans;

namespace Kamiyo.Orleans.InProcess.Tests.Grains;

public interface INumberedGrain : IGrainWithIntegerKey
{
    Task<long> GetKey();
}
