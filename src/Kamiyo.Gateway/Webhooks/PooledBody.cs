using System.Buffers;

namespace Kamiyo.Gateway.Webhooks;

/// <summary>A request's body in pooled memory. What it holds is only valid until it is disposed.</summary>
internal sealed class PooledBody : IDisposable
{
    // Most events are smaller. A client that announces more gets more only as it sends it.
    private const int FirstBufferBytes = 16 * 1024;

    private byte[] _buffer;
    private int _length;

    private PooledBody(int capacity) => _buffer = ArrayPool<byte>.Shared.Rent(capacity);

    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, _length);

    /// <summary>Null when the body is larger than <paramref name="maxBytes"/>: then no more of it was read than shows that.</summary>
    /// <exception cref="BadHttpRequestException">The client stopped sending, or sends too slowly.</exception>
    public static async ValueTask<PooledBody?> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
        {
            return null;
        }

        // One byte more than announced, so that the end is seen without growing.
        var body = new PooledBody((int)Math.Min((request.ContentLength ?? FirstBufferBytes) + 1, FirstBufferBytes));
        try
        {
            if (await body.FillAsync(request.Body, maxBytes, cancellationToken))
            {
                return body;
            }
        }
        catch
        {
            body.Dispose();
            throw;
        }

        body.Dispose();
        return null;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _length = 0;
    }

    private async ValueTask<bool> FillAsync(Stream stream, int maxBytes, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_length == _buffer.Length)
            {
                Grow();
            }

            var read = await stream.ReadAsync(_buffer.AsMemory(_length), cancellationToken);
            if (read == 0)
            {
                return true;
            }

            _length += read;
            if (_length > maxBytes)
            {
                return false;
            }
        }
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
