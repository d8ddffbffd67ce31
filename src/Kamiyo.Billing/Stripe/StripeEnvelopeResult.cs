using System.Diagnostics.CodeAnalysis;

namespace Kamiyo.Billing.Stripe;

/// <summary>An envelope, or the reason there is none.</summary>
/// <param name="Envelope">Null when the body can't be read as an event.</param>
/// <param name="Error">Names the field at fault; holds nothing of the body's content.</param>
public readonly record struct StripeEnvelopeResult(StripeEnvelope? Envelope, string? Error)
{
    [MemberNotNullWhen(true, nameof(Envelope))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsReadable => Envelope is not null;
}
