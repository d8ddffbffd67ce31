namespace Orleans.Core;

/// <summary>One stored record and its content.</summary>
public interface IStorage<TState> : IStorage
{
    TState State { get; set; }
}
