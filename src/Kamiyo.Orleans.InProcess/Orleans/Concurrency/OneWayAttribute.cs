namespace Orleans.Concurrency;

/// <summary>The caller gets a completed task at once; what the call throws is logged by the host and reaches nobody.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OneWayAttribute : Attribute;
