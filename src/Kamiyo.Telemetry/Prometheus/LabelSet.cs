using System.Globalization;
using System.Text;

namespace Kamiyo.Telemetry.Prometheus;

/// <summary>The tags of one series, written out once.</summary>
internal sealed class LabelSet
{
    public static readonly LabelSet Overflow = new([new("overflow", "true")]);

    public LabelSet(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        Tags = tags.ToArray();
        Text = Write(Tags);
    }

    public KeyValuePair<string, object?>[] Tags { get; }

    /// <summary><c>endpoint="/metrics",code="200"</c>, in the order of the names; empty without tags.</summary>
    public string Text { get; }

    private static string Write(KeyValuePair<string, object?>[] tags)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in tags.OrderBy(tag => tag.Key, StringComparer.Ordinal))
        {
            text.Append(text.Length > 0 ? "," : "").Append(MetricName.Sanitize(name)).Append("=\"");
            Escape(text, Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
            text.Append('"');
        }

        return text.ToString();
    }

    private static void Escape(StringBuilder text, string value)
    {
        foreach (var character in value)
        {
            _ = character switch
            {
                '\\' => text.Append(@"\\"),
                '"' => text.Append("\\\""),
                '\n' => text.Append(@"\n"),
                _ => text.Append(character),
            };
        }
    }
}
