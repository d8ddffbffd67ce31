namespace Orleans.Concurrency;

/// <summary>Any call may start while others of the same activation await.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReentrantAttribute : Attribute;
