using Kamiyo.Billing.Stripe.Signatures;

namespace Kamiyo.Gateway.Health;

/// <summary>What signatures tell beside whether they are right: about our clock, and about our secrets. Of this process, in memory.</summary>
internal sealed class SignatureWatch(TimeProvider time)
{
    private readonly ClockSkewWindow _skew = new(time);
    private readonly SecretUses _uses = new(time);

    /// <summary>Null when nothing was delivered lately.</summary>
    public ClockSkew? Skew => _skew.Read();

    /// <param name="secrets">Those that it was checked with.</param>
    /// <param name="check">One that no secret matched tells nothing: anybody could have written its time.</param>
    public void Record(IReadOnlyList<string> secrets, StripeSignatureCheck check)
    {
        if (check.SecretIndex == StripeSignatureCheck.NoSecret)
        {
            return;
        }

        // Those refused for their time too: a clock that is far off refuses all there are.
        _skew.Add(check.SkewSeconds);
        if (check.IsValid)
        {
            _uses.Matched(secrets[check.SecretIndex]);
        }
    }

    public IReadOnlyList<SecretUse> ReadUses(IReadOnlyList<string> secrets) => _uses.Read(secrets);
}
