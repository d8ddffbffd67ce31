using Orleans;

namespace Kamiyo.Orleans.InProcess.Tests.Grains;

/// <summary>A grain with a stored number.</summary>
public interface ICounterGrain : IGrainWithStringKey
{
    Task<CounterView> Get();

    /// <summary>Sets without storing.</summary>
    Task Set(int value);

    Task Write();

    Task Clear();

    Task Read();

    /// <summary>What OnActivateAsync saw.</summary>
    Task<int> GetValueAtActivation();

    /// <summary>Writes while an earlier write is under way, many times.</summary>
    Task WriteMany(int times);

    /// <summary>Whether the state refuses code that has left the activation.</summary>
    Task<bool> RefusesForeignThreads();

    /// <summary>Stores another state object with <paramref name="value"/>, or gives way to whoever stored something else meanwhile, and ends the activation then.</summary>
    /// <returns>Whether it was stored.</returns>
    Task<bool> Replace(int value);

    Task Deactivate();
}
