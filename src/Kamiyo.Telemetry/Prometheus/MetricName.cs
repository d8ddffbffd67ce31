using System.Diagnostics.Metrics;
using System.Text;

namespace Kamiyo.Telemetry.Prometheus;

/// <summary>From an instrument's name and unit to Prometheus' conventions: base units as suffix, <c>_total</c> on counters.</summary>
internal static class MetricName
{
    public static string Of(Instrument instrument, MetricKind kind, PrometheusOptions options)
    {
        var name = Sanitize(options.Renamed.TryGetValue(instrument.Name, out var renamed) ? renamed : instrument.Name);
        if (options.ExactNames.Contains(instrument.Name))
        {
            return name;
        }

        var unit = UnitSuffix(instrument.Unit);
        var withUnit = name.EndsWith(unit, StringComparison.Ordinal) ? name : name + unit;
        return kind is MetricKind.Counter && !withUnit.EndsWith("_total", StringComparison.Ordinal) ? $"{withUnit}_total" : withUnit;
    }

    /// <summary>Letters, digits and underscores, not starting with a digit.</summary>
    public static string Sanitize(string name)
    {
        var text = new StringBuilder(name.Length + 1);
        if (name.Length == 0 || char.IsAsciiDigit(name[0]))
        {
            text.Append('_');
        }

        foreach (var character in name)
        {
            text.Append(char.IsAsciiLetterOrDigit(character) ? character : '_');
        }

        return text.ToString();
    }

    // Units in braces are annotations, such as {event}: the name says them already.
    private static string UnitSuffix(string? unit) => unit switch
    {
        "s" => "_seconds",
        "By" => "_bytes",
        _ => "",
    };
}
