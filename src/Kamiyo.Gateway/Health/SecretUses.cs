namespace Kamiyo.Gateway.Health;

/// <summary>Remembers by which secret deliveries were verified, so that one that is no longer needed, or never was right, is noticed.</summary>
internal sealed class SecretUses(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SecretUse> _uses = new(StringComparer.Ordinal);

    public void Matched(string secret)
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            _uses[secret] = new SecretUse(_uses.TryGetValue(secret, out var use) ? use.FirstSeen : now, now);
        }
    }

    /// <summary>In the order of the secrets. Those that are no longer among them are forgotten.</summary>
    public IReadOnlyList<SecretUse> Read(IReadOnlyList<string> secrets)
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            foreach (var gone in _uses.Keys.Except(secrets, StringComparer.Ordinal).ToList())
            {
                _uses.Remove(gone);
            }

            foreach (var secret in secrets)
            {
                _uses.TryAdd(secret, new SecretUse(now, LastMatched: null));
            }

            return [.. secrets.Select(secret => _uses[secret])];
        }
    }
}
