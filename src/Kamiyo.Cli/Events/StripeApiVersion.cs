using System.Text.RegularExpressions;

namespace Kamiyo.Cli.Events;

/// <summary>A Stripe API version: a date, and since 2024-09-30 the release train after a dot.</summary>
public sealed partial record StripeApiVersion
{
    public static readonly StripeApiVersion Dahlia = new("2026-03-25.dahlia");

    // The train that moved periods to the items and replaced `price` and `subscription` on invoices by `pricing` and `parent`.
    private const string BasilDate = "2025-03-31";

    private StripeApiVersion(string text) => Text = text;

    public string Text { get; }

    /// <summary>Whether objects are rendered with the fields that basil removed.</summary>
    public bool IsBeforeBasil => string.CompareOrdinal(Text[..BasilDate.Length], BasilDate) < 0;

    /// <exception cref="FormatException">Not of the form <c>2026-03-25.dahlia</c> or <c>2024-06-20</c>.</exception>
    public static StripeApiVersion Parse(string text) =>
        Form().IsMatch(text)
            ? new StripeApiVersion(text)
            : throw new FormatException($"'{text}' is not a Stripe API version; write 2026-03-25.dahlia or 2024-06-20.");

    public override string ToString() => Text;

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}(\.[a-z_]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
