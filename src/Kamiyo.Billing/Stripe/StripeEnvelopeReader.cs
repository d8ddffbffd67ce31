using System.Text.Json;

namespace Kamiyo.Billing.Stripe;

/// <summary>
/// Reads what must be known before an event is stored, in one forward pass without a document tree. Total: any bytes give an envelope or a
/// reason. Only the event's own id, type, time and (in a snapshot) <c>data.object</c> are required; a body refused here is lost to Kamiyo until
/// Stripe sends it again, so everything else is judged later, from the store.
/// </summary>
public static class StripeEnvelopeReader
{
    /// <summary>Stripe's objects nest about ten deep; this is System.Text.Json's own default.</summary>
    public const int MaxDepth = 64;

    public static StripeEnvelopeResult Read(ReadOnlySpan<byte> body)
    {
        var scan = new StripeEnvelopeScan(body);
        try
        {
            scan.Run();
        }
        catch (JsonException exception)
        {
            return Unreadable($"The body is not valid JSON at line {exception.LineNumber + 1}, byte {exception.BytePositionInLine}.");
        }
        catch (InvalidOperationException)
        {
            // Invalid UTF-8 or half a surrogate pair passes the tokenizer and fails when the text is decoded.
            return Unreadable($"{scan.Field} is not valid Unicode text.");
        }

        return scan.FindProblem() is { } problem ? Unreadable(problem) : new StripeEnvelopeResult(scan.ToEnvelope(), null);
    }

    private static StripeEnvelopeResult Unreadable(string error) => new(null, error);
}
