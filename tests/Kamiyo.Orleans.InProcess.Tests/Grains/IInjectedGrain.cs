using Orleans;

namespace Kamiyo.Orleans.InProcess.Tests.Grains;

public interface IInjectedGrain : IGrainWithStringKey
{
    Task<string> GetContextKey();
}
