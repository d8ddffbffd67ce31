namespace Orleans.Runtime;

/// <summary>A grain context that knows the runtime it lives in.</summary>
internal interface IHasGrainRuntime
{
    IGrainRuntime Runtime { get; }
}
