using Orleans;

namespace Kamiyo.Orleans.InProcess.Tests.Grains;

public interface IUnresolvableGrain : IGrainWithStringKey
{
    Task Ping();
}
