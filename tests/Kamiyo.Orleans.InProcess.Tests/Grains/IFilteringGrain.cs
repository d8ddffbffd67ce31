using Orleans;

namespace Kamiyo.Orleans.InProcess.Tests.Grains;

public interface IFilteringGrain : IGrainWithStringKey
{
    Task<string> Echo(string text);
}
