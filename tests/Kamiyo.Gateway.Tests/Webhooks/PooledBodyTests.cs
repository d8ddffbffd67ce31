using System.Security.Cryptography;
using Kamiyo.Gateway.Webhooks;
using Microsoft.AspNetCore.Http;

namespace Kamiyo.Gateway.Tests.Webhooks;

public sealed class PooledBodyTests
{
    [Theory]
    [InlineData(0, 1000)]
    [InlineData(1, 1)]
    [InlineData(999, 7)]
    [InlineData(16_384, 16_384)]
    [InlineData(100_000, 4_096)]
    [InlineData(1_000_000, 65_536)]
    public async Task A_body_is_read_whole_however_it_is_cut(int length, int pieceLength)
    {
        var content = RandomNumberGenerator.GetBytes(length);

        using var announced = await PooledBody.ReadAsync(Request(new CutStream(content, pieceLength), length), 1_048_576, default);
        using var chunked = await PooledBody.ReadAsync(Request(new CutStream(content, pieceLength), null), 1_048_576, default);

        announced.ShouldNotBeNull().Bytes.ToArray().ShouldBe(content);
        chunked.ShouldNotBeNull().Bytes.ToArray().ShouldBe(content);
    }

    [Fact]
    public async Task A_body_of_exactly_the_limit_is_read()
    {
        using var body = await PooledBody.ReadAsync(Request(new CutStream(new byte[2048], 100), null), 2048, default);

        body.ShouldNotBeNull().Bytes.Length.ShouldBe(2048);
    }

    [Fact]
    public async Task An_announced_body_over_the_limit_is_refused_unread()
    {
        var stream = new CutStream(new byte[2049], 100);

        (await PooledBody.ReadAsync(Request(stream, 2049), 2048, default)).ShouldBeNull();

        stream.BytesRead.ShouldBe(0);
    }

    [Fact]
    public async Task Reading_a_chunked_body_stops_at_the_limit()
    {
        var stream = new CutStream(new byte[10_000_000], 100);

        (await PooledBody.ReadAsync(Request(stream, null), 2048, default)).ShouldBeNull();

        stream.BytesRead.ShouldBeInRange(2049, 2048 + 100);
    }

    [Fact]
    public async Task A_failure_while_reading_reaches_the_caller()
    {
        var request = Request(new CutStream(new byte[500], 100) { FailsAtEnd = true }, 1000);

        await Should.ThrowAsync<BadHttpRequestException>(async () => await PooledBody.ReadAsync(request, 2048, default));
    }

    private static HttpRequest Request(Stream body, long? contentLength)
    {
        var request = new DefaultHttpContext().Request;
        request.Body = body;
        request.ContentLength = contentLength;
        return request;
    }

    /// <summary>Gives its content in pieces, as a network does.</summary>
    private sealed class CutStream(byte[] content, int pieceLength) : MemoryStream(content)
    {
        public long BytesRead => Position;

        public bool FailsAtEnd { get; init; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            FailsAtEnd && Position == Length
                ? throw new BadHttpRequestException("Unexpected end of request content.")
                : base.ReadAsync(buffer[..Math.Min(pieceLength, buffer.Length)], cancellationToken);
    }
}
