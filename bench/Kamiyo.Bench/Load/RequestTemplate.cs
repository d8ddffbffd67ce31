using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Kamiyo.Bench.Load;

/// <summary>
/// A finished HTTP request for one kind of event. Each sending copies it and writes only the customer's code, the event's code
/// and the signature into their places, so that making a request costs little beside its HMAC.
/// </summary>
internal sealed class RequestTemplate
{
    public const int TimestampDigits = 10;
    private const int SignatureLength = HMACSHA256.HashSizeInBytes * 2;
    private const string TimestampMark = "TTTTTTTTTT";

    // A customer's subscription and invoices have ids of the time at which he began; what matters is that those of one cohort lie together.
    private const long FirstCustomer = 1_790_000_000;
    private const int CustomersASecond = 100;

    private static readonly string SignatureMark = new('S', SignatureLength);

    private readonly byte[] _request;
    private readonly int _bodyStart;
    private readonly int _timestamp;
    private readonly int _signature;
    private readonly int[] _customerCodes;
    private readonly int[] _eventCodes;
    private readonly int[] _customerTimes;
    private readonly int[] _eventTimes;

    public RequestTemplate(byte[] body, string path, string host)
    {
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"POST {path} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: Stripe/1.0 (+https://stripe.com/docs/webhooks)\r\nAccept: */*\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: {body.Length}\r\nStripe-Signature: t={TimestampMark},v1={SignatureMark}\r\n\r\n");
        _request = [.. Encoding.ASCII.GetBytes(head), .. body];
        _bodyStart = head.Length;
        _timestamp = head.IndexOf(TimestampMark, StringComparison.Ordinal);
        _signature = head.IndexOf(SignatureMark, StringComparison.Ordinal);
        _customerCodes = FindAll(LifeStory.CustomerCode);
        _eventCodes = FindAll(LifeStory.EventCode);
        _customerTimes = FindAll(LifeStory.CustomerTime);
        _eventTimes = FindAll(LifeStory.EventTime);
        if (_customerCodes.Length == 0 || _eventCodes.Length == 0)
        {
            throw new ArgumentException("The body has no place for the codes of its customer and its event.", nameof(body));
        }
    }

    public int Length => _request.Length;

    /// <summary>Writes the request of one event.</summary>
    /// <param name="timestamp">Unix seconds in <see cref="TimestampDigits"/> digits.</param>
    /// <param name="hmac">Keyed with the endpoint's secret; null writes a signature that is well-formed and wrong.</param>
    public void Write(Span<byte> request, long customer, long sequence, ReadOnlySpan<byte> timestamp, IncrementalHash? hmac)
    {
        _request.CopyTo(request);
        WriteCodes(request, _customerCodes, (ulong)customer);
        WriteCodes(request, _eventCodes, (ulong)sequence);
        WriteTimes(request, _customerTimes, FirstCustomer + (customer / CustomersASecond));
        WriteTimes(request, _eventTimes, ReadSeconds(timestamp));
        timestamp.CopyTo(request[_timestamp..]);
        var signature = request.Slice(_signature, SignatureLength);
        if (hmac is null)
        {
            signature.Fill((byte)'0');
            Utf8Formatter.TryFormat(sequence, signature, out _);
            return;
        }

        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        hmac.AppendData(timestamp);
        hmac.AppendData("."u8);
        hmac.AppendData(request[_bodyStart.._request.Length]);
        hmac.GetHashAndReset(hash);
        Convert.TryToHexStringLower(hash, signature, out _);
    }

    private static long ReadSeconds(ReadOnlySpan<byte> timestamp) =>
        Utf8Parser.TryParse(timestamp, out long seconds, out _) ? seconds : throw new ArgumentException("No unix seconds.", nameof(timestamp));

    private static void WriteTimes(Span<byte> request, int[] places, long unixSeconds)
    {
        Span<byte> time = stackalloc byte[IdTime.Length];
        IdTime.Write(unixSeconds, time);
        CopyTo(request, places, time);
    }

    private static void WriteCodes(Span<byte> request, int[] places, ulong number)
    {
        Span<byte> code = stackalloc byte[ShortCode.Length];
        ShortCode.Write(number, code);
        CopyTo(request, places, code);
    }

    private static void CopyTo(Span<byte> request, int[] places, ReadOnlySpan<byte> text)
    {
        foreach (var place in places)
        {
            text.CopyTo(request[place..]);
        }
    }

    private int[] FindAll(string code)
    {
        var mark = Encoding.ASCII.GetBytes(code);
        var places = new List<int>();
        for (var start = _bodyStart; _request.AsSpan(start).IndexOf(mark) is >= 0 and var found; start += found + mark.Length)
        {
            places.Add(start + found);
        }

        return [.. places];
    }
}
