using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Kamiyo.Billing.Stripe.Signatures;
using Kamiyo.EndToEnd.Tests.Processes;

namespace Kamiyo.EndToEnd.Tests.Load;

/// <summary>
/// One keep-alive connection, made again when it is lost. On a bare socket, because how much of an answer came before a connection ended is
/// the question.
/// </summary>
internal sealed class DeliveryConnection(Uri address) : IDisposable
{
    private readonly byte[] _buffer = new byte[8192];
    private TcpClient? _client;

    /// <exception cref="InvalidOperationException">The answer is none that a sender of Stripe's events should ever see.</exception>
    public async Task<DeliveryResult> DeliverAsync(LoadEvent sent)
    {
        var received = string.Empty;
        try
        {
            _client ??= await ConnectAsync();
            var stream = _client.GetStream();
            await stream.WriteAsync(Request(sent));
            while (!IsWhole(received))
            {
                var read = await stream.ReadAsync(_buffer);
                if (read == 0)
                {
                    return Lost(received);
                }

                received += Encoding.UTF8.GetString(_buffer, 0, read);
            }
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            return Lost(received);
        }

        if (received.Contains("\r\nConnection: close\r\n", StringComparison.OrdinalIgnoreCase))
        {
            Dispose();
        }

        return Judge(sent, received);
    }

    public void Dispose()
    {
        _client?.Dispose();
        _client = null;
    }

    private static DeliveryResult Judge(LoadEvent sent, string answer) => answer switch
    {
        _ when answer.StartsWith("HTTP/1.1 503 ", StringComparison.Ordinal) && answer.Contains("Retry-After:", StringComparison.Ordinal) => DeliveryResult.Unavailable,
        _ when answer.EndsWith(Receipt(sent, "accepted"), StringComparison.Ordinal) => DeliveryResult.Accepted,
        _ when answer.EndsWith(Receipt(sent, "duplicate"), StringComparison.Ordinal) => DeliveryResult.Duplicate,
        _ => throw new InvalidOperationException($"{sent.EventId} was answered: {answer}"),
    };

    private static string Receipt(LoadEvent sent, string status) => $$"""{"received":true,"event_id":"{{JsonEncodedText.Encode(sent.EventId)}}","status":"{{status}}"}""";

    private static bool IsWhole(string answer)
    {
        var head = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (head < 0)
        {
            return false;
        }

        const string Length = "Content-Length: ";
        var at = answer.IndexOf(Length, StringComparison.OrdinalIgnoreCase);
        if (at < 0 || at > head)
        {
            return answer.EndsWith("\r\n0\r\n\r\n", StringComparison.Ordinal);
        }

        var from = at + Length.Length;
        return answer.Length - head - 4 >= int.Parse(answer.AsSpan(from, answer.IndexOf('\r', from) - from), CultureInfo.InvariantCulture);
    }

    private async Task<TcpClient> ConnectAsync()
    {
        var client = new TcpClient { NoDelay = true };
        try
        {
            await client.ConnectAsync(address.Host, address.Port);
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private DeliveryResult Lost(string received)
    {
        Dispose();
        return received.Length == 0 ? DeliveryResult.Unanswered : DeliveryResult.Cut;
    }

    private byte[] Request(LoadEvent sent)
    {
        var signature = StripeSignatureSigner.Sign(sent.Body, GatewayProcess.WebhookSecret, TimeProvider.System.GetUtcNow());
        var head = $"POST /api/v1/webhooks/stripe HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\n" +
            $"Stripe-Signature: {signature}\r\nContent-Length: {sent.Body.Length}\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. sent.Body];
    }
}
