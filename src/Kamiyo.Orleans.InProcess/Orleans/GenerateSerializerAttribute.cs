namespace Orleans;

/// <summary>Marks a type that may travel in a grain call. Only Orleans' code generator acts on it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum)]
public sealed class GenerateSerializerAttribute : Attribute
{
    /// <summary>Whether primary constructor parameters are members of the message; Orleans' default for records is true.</summary>
    public bool IncludePrimaryConstructorParameters { get; init; }
}
