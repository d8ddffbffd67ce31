using System.Buffers.Text;
using System.Text;

namespace Kamiyo.Bench.Load;

/// <summary>Finds the end and the status of an HTTP/1.1 response: as little as a keep-alive client can do with.</summary>
internal static class ResponseParser
{
    private const int StatusStart = 9;
    private const int StatusLength = 3;

    private static ReadOnlySpan<byte> EndOfHead => "\r\n\r\n"u8;

    /// <summary>False while the response is incomplete.</summary>
    /// <param name="received">From the response's first byte on.</param>
    /// <param name="length">Of the whole response.</param>
    /// <exception cref="FormatException">It isn't a response, or doesn't say where it ends.</exception>
    public static bool TryParse(ReadOnlySpan<byte> received, out int status, out int length)
    {
        status = 0;
        length = 0;
        var headLength = received.IndexOf(EndOfHead);
        if (headLength < 0)
        {
            return false;
        }

        var head = received[..headLength];
        if (!head.StartsWith("HTTP/1.1 "u8) || !Utf8Parser.TryParse(head.Slice(StatusStart, StatusLength), out status, out _))
        {
            throw new FormatException("The server's answer is not HTTP/1.1.");
        }

        var bodyStart = headLength + EndOfHead.Length;
        var body = received[bodyStart..];
        var bodyLength = Utf8Parser.TryParse(FindHeader(head, "Content-Length"u8), out int announced, out _)
            ? announced
            : Ascii.EqualsIgnoreCase(FindHeader(head, "Transfer-Encoding"u8), "chunked"u8) ? FindEndOfChunks(body)
            : throw new FormatException("The server's answer has neither Content-Length nor chunks.");
        length = bodyStart + bodyLength;
        return bodyLength >= 0 && bodyLength <= body.Length;
    }

    /// <returns>The header's value; empty when there is none.</returns>
    private static ReadOnlySpan<byte> FindHeader(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name)
    {
        foreach (var range in head.Split("\r\n"u8))
        {
            var line = head[range];
            if (line.Length > name.Length && line[name.Length] == ':' && Ascii.EqualsIgnoreCase(line[..name.Length], name))
            {
                return line[(name.Length + 1)..].Trim(" \t"u8);
            }
        }

        return default;
    }

    private static int FindEndOfChunks(ReadOnlySpan<byte> body)
    {
        var position = 0;
        while (body[position..].IndexOf("\r\n"u8) is >= 0 and var lineLength)
        {
            if (!Utf8Parser.TryParse(body.Slice(position, lineLength), out int size, out _, 'x'))
            {
                throw new FormatException("A chunk of the server's answer has no length.");
            }

            position += lineLength + 2 + size + 2;
            if (size == 0)
            {
                return position;
            }

            if (position > body.Length)
            {
                break;
            }
        }

        return -1;
    }
}
