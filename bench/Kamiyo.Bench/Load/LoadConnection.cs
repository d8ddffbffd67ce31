using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Kamiyo.Bench.Load;

/// <summary>One keep-alive connection: sends a request, waits for its answer, sends the next.</summary>
internal sealed class LoadConnection : IDisposable
{
    private const int ResponseBytes = 16 * 1024;

    private readonly LoadRun _run;
    private readonly IReadOnlyList<RequestTemplate> _templates;
    private readonly CustomerLives _lives;
    private readonly int _index;
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly IncrementalHash? _hmac;
    private readonly byte[] _request;
    private readonly byte[] _response = new byte[ResponseBytes];
    private readonly byte[] _timestamp = new byte[RequestTemplate.TimestampDigits];

    public LoadConnection(LoadRun run, IReadOnlyList<RequestTemplate> templates, CustomerLives lives, int index)
    {
        _run = run;
        _templates = templates;
        _lives = lives;
        _index = index;
        _request = new byte[templates.Max(template => template.Length)];
        _hmac = run.Spec.Secret is { } secret ? IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret)) : null;
    }

    public LatencyHistogram Latencies { get; } = new();

    /// <summary>Answered as expected, warm-up included.</summary>
    public long Accepted { get; private set; }

    public long Errors { get; private set; }

    public string? FirstError { get; private set; }

    public async Task RunAsync(CancellationToken stopping)
    {
        await _socket.ConnectAsync(IPAddress.Loopback, _run.Spec.Port, stopping);
        for (var round = 0L; !_run.IsOver; round++)
        {
            // By the clock, a request that has to wait for its connection counts from when it was due.
            var startedAt = _run.Pace is { } pace ? await pace.WaitAsync(_index, round) : _run.ElapsedSeconds;
            if (_run.IsOver)
            {
                return;
            }

            var length = WriteRequest(_run.TakeSequence());
            await SendAsync(length, stopping);
            var (status, responseLength) = await ReceiveAsync(stopping);
            Note(status, responseLength, startedAt);
        }
    }

    public void Dispose()
    {
        _socket.Dispose();
        _hmac?.Dispose();
    }

    private int WriteRequest(long sequence)
    {
        Utf8Formatter.TryFormat(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(), _timestamp, out _);
        var (customer, step) = _lives.At(sequence);
        var template = _templates[step];
        template.Write(_request, customer, sequence, _timestamp, _hmac);
        return template.Length;
    }

    private async ValueTask SendAsync(int length, CancellationToken stopping)
    {
        for (var sent = 0; sent < length;)
        {
            sent += await _socket.SendAsync(_request.AsMemory(sent, length - sent), stopping);
        }
    }

    private async ValueTask<(int Status, int Length)> ReceiveAsync(CancellationToken stopping)
    {
        for (var received = 0; received < _response.Length;)
        {
            var read = await _socket.ReceiveAsync(_response.AsMemory(received), stopping);
            if (read == 0)
            {
                throw new EndOfStreamException("The server closed the connection.");
            }

            received += read;
            if (ResponseParser.TryParse(_response.AsSpan(0, received), out var status, out var length))
            {
                return (status, length);
            }
        }

        throw new FormatException("The server's answer is larger than expected.");
    }

    private void Note(int status, int responseLength, double startedAt)
    {
        if (status != _run.Spec.ExpectedStatus)
        {
            Errors++;
            FirstError ??= string.Create(
                CultureInfo.InvariantCulture, $"{status}: {Encoding.UTF8.GetString(_response.AsSpan(0, Math.Min(responseLength, 600)))}");
            return;
        }

        Accepted++;
        var now = _run.ElapsedSeconds;
        if (_run.IsWithin(now))
        {
            Latencies.Record((long)((now - startedAt) * 1_000_000));
        }
    }
}
