using Orleans.Runtime;

namespace Orleans;

/// <summary>What every grain interface extends, by way of the interface of its key.</summary>
public interface IGrain : IAddressable;
