using System.Reflection;
using Orleans;
using Orleans.Runtime;

namespace Kamiyo.Orleans.InProcess.Discovery;

/// <summary>Names grain types as Orleans does, so that ids stored under one host are found under the other.</summary>
internal static class GrainTypeNames
{
    private const string Suffix = "grain";

    public static GrainType Of(Type type)
    {
        if (type.GetCustomAttribute<GrainTypeAttribute>() is { } attribute)
        {
            return attribute.GetGrainType(null!, type);
        }

#pragma warning disable CA1308 // The name is lower case by definition.
        var name = type.Name.ToLowerInvariant();
#pragma warning restore CA1308
        return GrainType.Create(name.Length > Suffix.Length && name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name);
    }
}
