using Kamiyo.Billing.Stripe.Signatures;
using static Kamiyo.Billing.Tests.Stripe.Signatures.SignatureVectors;

namespace Kamiyo.Billing.Tests.Stripe.Signatures;

public sealed class StripeSignatureSignerTests
{
    [Fact]
    public void It_signs_as_openssl_does() =>
        StripeSignatureSigner.Sign(Body, Secret, DateTimeOffset.FromUnixTimeSeconds(Time)).ShouldBe($"t={Time},v1={Signature}");

    [Fact]
    public void It_refuses_a_blank_secret() =>
        Should.Throw<ArgumentException>(() => StripeSignatureSigner.Sign(Body, " ", DateTimeOffset.FromUnixTimeSeconds(Time)));
}
