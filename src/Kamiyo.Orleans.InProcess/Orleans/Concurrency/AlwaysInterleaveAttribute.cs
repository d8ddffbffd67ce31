namespace Orleans.Concurrency;

/// <summary>The method may start while any other call of its activation awaits.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AlwaysInterleaveAttribute : Attribute;
