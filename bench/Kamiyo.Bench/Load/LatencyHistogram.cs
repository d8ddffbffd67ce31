using System.Numerics;

namespace Kamiyo.Bench.Load;

/// <summary>Counts of latencies in microseconds, exact below 2 ms and to one part in a thousand above; a fixed 300 KB however many there are.</summary>
internal sealed class LatencyHistogram
{
    private const int ExactBits = 11;
    private const int Exact = 1 << ExactBits;
    private const int PerDoubling = Exact / 2;

    // Up to 2^40 µs, twelve days.
    private const int Doublings = 40 - ExactBits;

    private readonly long[] _counts = new long[Exact + (Doublings * PerDoubling)];

    public long Count { get; private set; }

    public long MaxMicroseconds { get; private set; }

    public void Record(long microseconds)
    {
        var value = Math.Max(microseconds, 0);
        _counts[Math.Min(IndexOf(value), _counts.Length - 1)]++;
        Count++;
        MaxMicroseconds = Math.Max(MaxMicroseconds, value);
    }

    public void Add(LatencyHistogram other)
    {
        for (var index = 0; index < _counts.Length; index++)
        {
            _counts[index] += other._counts[index];
        }

        Count += other.Count;
        MaxMicroseconds = Math.Max(MaxMicroseconds, other.MaxMicroseconds);
    }

    /// <summary>The smallest latency, in milliseconds, that at least this part of all is not above (nearest rank); 0 without any.</summary>
    /// <param name="fraction">In (0, 1].</param>
    public double PercentileMilliseconds(double fraction)
    {
        var rank = Math.Max(1, (long)Math.Ceiling(fraction * Count));
        var seen = 0L;
        for (var index = 0; index < _counts.Length; index++)
        {
            seen += _counts[index];
            if (seen >= rank)
            {
                return Math.Min(UpperBound(index), MaxMicroseconds) / 1000.0;
            }
        }

        return 0;
    }

    private static int IndexOf(long value)
    {
        if (value < Exact)
        {
            return (int)value;
        }

        var doubling = BitOperations.Log2((ulong)value) - ExactBits + 1;
        return Exact + ((doubling - 1) * PerDoubling) + (int)((value >> doubling) - PerDoubling);
    }

    private static long UpperBound(int index)
    {
        if (index < Exact)
        {
            return index;
        }

        var doubling = ((index - Exact) / PerDoubling) + 1;
        var within = ((index - Exact) % PerDoubling) + PerDoubling;
        return ((within + 1L) << doubling) - 1;
    }
}
