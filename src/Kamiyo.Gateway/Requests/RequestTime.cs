using System.Globalization;

namespace Kamiyo.Gateway.Requests;

/// <summary>Times in a query: RFC 3339.</summary>
internal static class RequestTime
{
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>Null when it isn't one. Without an offset it would be this server's local time, which the client doesn't know.</summary>
    public static DateTimeOffset? Read(string text) =>
        text is [.., 'Z'] or [.., '+' or '-', _, _, ':', _, _]
        && DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToUniversalTime()
            : null;
}
