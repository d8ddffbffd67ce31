using Orleans;

namespace Kamiyo.Orleans.InProcess.Tests.Grains;

/// <summary>No class implements it.</summary>
public interface INobodysGrain : IGrainWithStringKey
{
    Task Ping();
}
