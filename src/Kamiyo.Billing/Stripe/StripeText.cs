using System.Buffers;

namespace Kamiyo.Billing.Stripe;

/// <summary>What Kamiyo accepts as an id or another short word of Stripe's.</summary>
internal static class StripeText
{
    /// <summary>Stripe's own bound for ids.</summary>
    public const int MaxLength = 255;

    /// <summary>Stripe's own bound for e-mail addresses.</summary>
    public const int MaxEmailLength = 512;

    private static readonly SearchValues<char> ControlCharacters = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(code => (char)code)]);

    /// <summary>Why a text can't be kept, or null. PostgreSQL's text has no NUL, and an id with control characters isn't Stripe's.</summary>
    public static string? Problem(string text) =>
        string.IsNullOrWhiteSpace(text) ? "must not be empty"
        : text.Length > MaxLength ? $"is longer than {MaxLength} characters"
        : text.AsSpan().ContainsAny(ControlCharacters) ? "holds a control character"
        : null;
}
