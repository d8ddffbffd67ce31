using Orleans;

namespace Kamiyo.Orleans.InProcess.Tests.Grains;

public interface IPoliteGrain : IGrainWithStringKey
{
    Task Block();

    Task Polite();

    Task Rude();
}
