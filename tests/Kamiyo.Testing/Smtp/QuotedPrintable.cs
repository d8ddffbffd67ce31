using System.Globalization;

namespace Kamiyo.Testing.Smtp;

internal static class QuotedPrintable
{
    /// <param name="text">One character a byte.</param>
    public static byte[] Decode(string text)
    {
        using var bytes = new MemoryStream();
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] != '=')
            {
                bytes.WriteByte((byte)text[index]);
                continue;
            }

            var code = text.AsSpan(index + 1, 2);
            if (!code.SequenceEqual("\r\n"))
            {
                bytes.WriteByte(byte.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            }

            index += 2;
        }

        return bytes.ToArray();
    }
}
