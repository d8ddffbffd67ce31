namespace Kamiyo.Testing.Smtp;

/// <summary>Lines end with CR LF and nothing else, so that a bare LF in a message stays what it is.</summary>
internal sealed class SmtpLineReader(Stream stream)
{
    private readonly byte[] _buffer = new byte[4096];
    private int _start;
    private int _end;

    /// <returns>The next line without its end; null at the end of the stream.</returns>
    public async Task<byte[]?> ReadAsync(CancellationToken stopping)
    {
        using var line = new MemoryStream();
        var previous = (byte)0;
        while (true)
        {
            if (_start == _end)
            {
                _start = 0;
                _end = await stream.ReadAsync(_buffer, stopping);
                if (_end == 0)
                {
                    return null;
                }
            }

            var current = _buffer[_start++];
            if (previous == '\r' && current == '\n')
            {
                return line.ToArray()[..^1];
            }

            line.WriteByte(current);
            previous = current;
        }
    }
}
