using System.Collections.Immutable;

namespace Kamiyo.Billing.Analytics;

/// <summary>Builds properties, leaving out what isn't known.</summary>
internal static class AnalyticsProperties
{
    public static ImmutableSortedDictionary<string, string> Of(params ReadOnlySpan<(string Name, string? Value)> properties)
    {
        var builder = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in properties)
        {
            if (value is not null)
            {
                builder[name] = value;
            }
        }

        return builder.ToImmutable();
    }
}
