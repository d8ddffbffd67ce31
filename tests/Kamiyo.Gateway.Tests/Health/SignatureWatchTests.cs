using Kamiyo.Billing.Stripe.Signatures;
using Kamiyo.Gateway.Health;
using Kamiyo.Testing.Time;

namespace Kamiyo.Gateway.Tests.Health;

public sealed class SignatureWatchTests
{
    private static readonly string[] Secrets = ["whsec_old", "whsec_new"];

    private readonly FakeTimeProvider _time = new();
    private readonly SignatureWatch _watch;

    public SignatureWatchTests() => _watch = new(_time);

    [Fact]
    public void A_verified_delivery_tells_the_skew_and_uses_its_secret()
    {
        _watch.Record(Secrets, new StripeSignatureCheck(StripeSignatureStatus.Valid, SkewSeconds: 3, SecretIndex: 1));

        _watch.Skew.ShouldBe(new ClockSkew(3, 1));
        _watch.ReadUses(Secrets).Select(use => use.LastMatched).ShouldBe([null, _time.GetUtcNow()]);
    }

    [Fact]
    public void One_refused_for_its_time_tells_the_skew_only()
    {
        _watch.Record(Secrets, new StripeSignatureCheck(StripeSignatureStatus.TimestampOutOfTolerance, SkewSeconds: -400, SecretIndex: 1));

        _watch.Skew.ShouldBe(new ClockSkew(-400, 1));
        _watch.ReadUses(Secrets).ShouldAllBe(use => use.LastMatched == null);
    }

    [Fact]
    public void One_that_nobody_of_ours_signed_tells_nothing()
    {
        _watch.Record(Secrets, new StripeSignatureCheck(StripeSignatureStatus.SignatureMismatch, 0, StripeSignatureCheck.NoSecret));

        _watch.Skew.ShouldBeNull();
    }
}
