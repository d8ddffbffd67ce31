namespace Kamiyo.Billing.Stripe.Signatures;

/// <summary>Whether a body is Stripe's, and if not, what is wrong; each has its own code in the HTTP answer.</summary>
public enum StripeSignatureStatus
{
    Valid,

    /// <summary>No header, or a blank one.</summary>
    MissingSignature,

    /// <summary>The header has an item without <c>=</c>, no readable <c>t</c>, or no <c>v1</c>.</summary>
    MalformedSignature,

    /// <summary>No <c>v1</c> belongs to this body under any of the secrets.</summary>
    SignatureMismatch,

    /// <summary>Signed with a secret of ours, but too long ago or too far ahead.</summary>
    TimestampOutOfTolerance,
}
