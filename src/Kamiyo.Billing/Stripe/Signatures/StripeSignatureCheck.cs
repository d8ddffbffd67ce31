namespace Kamiyo.Billing.Stripe.Signatures;

/// <summary>What verifying a body found.</summary>
/// <param name="Status">Valid, or what is wrong.</param>
/// <param name="SkewSeconds">Our clock minus Stripe's <c>t</c>; 0 unless a secret matched, because only then is <c>t</c> Stripe's word.</param>
/// <param name="SecretIndex">Which secret matched, counted from 0; -1 when none did.</param>
public readonly record struct StripeSignatureCheck(StripeSignatureStatus Status, long SkewSeconds, int SecretIndex)
{
    /// <summary>No secret has matched.</summary>
    public const int NoSecret = -1;

    public bool IsValid => Status == StripeSignatureStatus.Valid;

    internal static StripeSignatureCheck Refused(StripeSignatureStatus status) => new(status, 0, NoSecret);
}
