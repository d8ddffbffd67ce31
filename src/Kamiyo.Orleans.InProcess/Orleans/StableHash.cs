using System.Buffers.Binary;
using System.Numerics;

namespace Orleans;

/// <summary>
/// XXH32 with seed 0, in the byte order that Orleans reads it in, so that hashes which a reminder table has stored hold on either host.
/// </summary>
public static class StableHash
{
    private const uint Prime1 = 2654435761;
    private const uint Prime2 = 2246822519;
    private const uint Prime3 = 3266489917;
    private const uint Prime4 = 668265263;
    private const uint Prime5 = 374761393;

    public static uint ComputeHash(ReadOnlySpan<byte> data)
    {
        var rest = data;
        var hash = data.Length >= 16 ? ConsumeStripes(ref rest) : Prime5;
        return BinaryPrimitives.ReverseEndianness(Avalanche(ConsumeTail(hash + (uint)data.Length, rest)));
    }

    private static uint ConsumeStripes(ref ReadOnlySpan<byte> rest)
    {
        var (a, b, c, d) = unchecked((Prime1 + Prime2, Prime2, 0u, 0u - Prime1));
        for (; rest.Length >= 16; rest = rest[16..])
        {
            a = Round(a, Word(rest));
            b = Round(b, Word(rest[4..]));
            c = Round(c, Word(rest[8..]));
            d = Round(d, Word(rest[12..]));
        }

        return BitOperations.RotateLeft(a, 1) + BitOperations.RotateLeft(b, 7) + BitOperations.RotateLeft(c, 12) + BitOperations.RotateLeft(d, 18);
    }

    private static uint ConsumeTail(uint hash, ReadOnlySpan<byte> rest)
    {
        for (; rest.Length >= 4; rest = rest[4..])
        {
            hash = BitOperations.RotateLeft(hash + (Word(rest) * Prime3), 17) * Prime4;
        }

        foreach (var single in rest)
        {
            hash = BitOperations.RotateLeft(hash + (single * Prime5), 11) * Prime1;
        }

        return hash;
    }

    private static uint Avalanche(uint hash)
    {
        hash = (hash ^ (hash >> 15)) * Prime2;
        hash = (hash ^ (hash >> 13)) * Prime3;
        return hash ^ (hash >> 16);
    }

    private static uint Round(uint lane, uint word) => BitOperations.RotateLeft(lane + (word * Prime2), 13) * Prime1;

    private static uint Word(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}
