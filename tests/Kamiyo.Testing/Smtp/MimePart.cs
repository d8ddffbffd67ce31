using System.Text;

namespace Kamiyo.Testing.Smtp;

/// <summary>A message or a part of one: its headers decoded, its body decoded, and the parts in it.</summary>
/// <param name="Headers">In the order of the message, unfolded, encoded words decoded.</param>
/// <param name="Body">The text, after its transfer encoding and its character set; empty for a multipart.</param>
/// <param name="Parts">The parts of a multipart.</param>
public sealed record MimePart(IReadOnlyList<KeyValuePair<string, string>> Headers, string Body, IReadOnlyList<MimePart> Parts)
{
    public string ContentType => Header("Content-Type") ?? "text/plain";

    public string Text => Find("text/plain").Body;

    public string Html => Find("text/html").Body;

    public static MimePart Parse(byte[] raw)
    {
        var message = Encoding.Latin1.GetString(raw);
        var end = message.StartsWith("\r\n", StringComparison.Ordinal) ? 0 : message.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var headers = end < 0 ? message : message[..end];
        var body = end < 0 ? "" : message[(end == 0 ? 2 : end + 4)..];
        var part = new MimePart(MimeHeaders.Parse(headers), "", []);
        return MimeHeaders.Parameter(part.ContentType, "boundary") is { } boundary
            ? part with { Parts = [.. Split(body, boundary).Select(Parse)] }
            : part with { Body = part.Decode(body) };
    }

    /// <summary>The one header of that name; null without.</summary>
    /// <exception cref="InvalidOperationException">There are several.</exception>
    public string? Header(string name) =>
        Headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value).SingleOrDefault();

    private MimePart Find(string contentType) =>
        Parts.Prepend(this).Single(part => part.ContentType.StartsWith(contentType, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<byte[]> Split(string body, string boundary)
    {
        var pieces = $"\r\n{body}".Split($"\r\n--{boundary}");
        return pieces.Skip(1).TakeWhile(piece => !piece.StartsWith("--", StringComparison.Ordinal))
            .Select(piece => Encoding.Latin1.GetBytes(piece[(piece.IndexOf("\r\n", StringComparison.Ordinal) + 2)..]));
    }

    private string Decode(string body)
    {
        var bytes = Header("Content-Transfer-Encoding")?.ToUpperInvariant() switch
        {
            "BASE64" => Convert.FromBase64String(body),
            "QUOTED-PRINTABLE" => QuotedPrintable.Decode(body),
            _ => Encoding.Latin1.GetBytes(body),
        };
        return Encoding.GetEncoding(MimeHeaders.Parameter(ContentType, "charset") ?? "us-ascii").GetString(bytes);
    }
}
