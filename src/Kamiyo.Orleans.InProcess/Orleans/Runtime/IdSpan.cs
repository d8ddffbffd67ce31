using System.Text;

namespace Orleans.Runtime;

/// <summary>The UTF-8 bytes of a key or type name, with their hash.</summary>
public readonly struct IdSpan(byte[] value) : IEquatable<IdSpan>, IComparable<IdSpan>
{
    private readonly byte[]? _value = value;
    private readonly int _hash = (int)StableHash.ComputeHash(value);

    public ReadOnlyMemory<byte> Value => _value;

    public bool IsDefault => _value is not { Length: > 0 };

    public static bool operator ==(IdSpan left, IdSpan right) => left.Equals(right);

    public static bool operator !=(IdSpan left, IdSpan right) => !left.Equals(right);

    public static IdSpan Create(string id) => new(Encoding.UTF8.GetBytes(id));

    public ReadOnlySpan<byte> AsSpan() => _value;

    /// <summary>A hash that is the same in every process.</summary>
    public uint GetUniformHashCode() => (uint)_hash;

    public bool Equals(IdSpan obj) => ReferenceEquals(_value, obj._value) || (_hash == obj._hash && AsSpan().SequenceEqual(obj.AsSpan()));

    public int CompareTo(IdSpan other) => AsSpan().SequenceCompareTo(other.AsSpan());

    public override bool Equals(object? obj) => obj is IdSpan other && Equals(other);

    public override int GetHashCode() => _hash;

    public override string ToString() => _value is null ? "" : Encoding.UTF8.GetString(_value);
}
