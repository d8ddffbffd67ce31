using Orleans;

namespace Kamiyo.Orleans.InProcess.Tests.Grains;

/// <summary>A grain with one state in the default storage and one in a named one.</summary>
public interface IDefaultStorageGrain : IGrainWithStringKey
{
    Task Set(int valueInDefault, int valueInNamed);

    Task<(int InDefault, int InNamed)> GetAndLeave();
}
