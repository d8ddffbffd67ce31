namespace Orleans.Concurrency;

/// <summary>The method changes nothing, so it may interleave with other read-only calls of its activation.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadOnlyAttribute : Attribute;
