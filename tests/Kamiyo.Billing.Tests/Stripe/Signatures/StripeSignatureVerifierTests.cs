using System.Text;
using Kamiyo.Billing.Stripe.Signatures;
using static Kamiyo.Billing.Tests.Stripe.Signatures.SignatureVectors;

namespace Kamiyo.Billing.Tests.Stripe.Signatures;

public sealed class StripeSignatureVerifierTests
{
    private static readonly StripeWebhookSecrets Secrets = new([Secret]);

    [Fact]
    public void A_signature_made_with_openssl_is_valid()
    {
        var check = Verify($"t={Time},v1={Signature}");

        check.ShouldBe(new StripeSignatureCheck(StripeSignatureStatus.Valid, 0, 0));
        check.IsValid.ShouldBeTrue();
    }

    [Fact]
    public void The_key_and_the_body_are_bytes_in_UTF_8() =>
        Verify($"t={Time},v1={SignatureOfUnicode}", Encoding.UTF8.GetBytes(UnicodeBody), new StripeWebhookSecrets([UnicodeSecret]))
            .IsValid.ShouldBeTrue();

    [Fact]
    public void A_body_that_is_not_UTF_8_is_hashed_as_it_came() =>
        Verify($"t={Time},v1={SignatureOfInvalidUtf8}", InvalidUtf8Body).IsValid.ShouldBeTrue();

    [Fact]
    public void An_empty_body_can_be_signed_too() => Verify($"t={Time},v1={SignatureOfEmptyBody}", []).IsValid.ShouldBeTrue();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    public void Without_a_header_the_signature_is_missing(string? header) => Status(header).ShouldBe(StripeSignatureStatus.MissingSignature);

    [Theory]
    [InlineData("nonsense")]
    [InlineData("t=1700000000,v1=3d08,")]
    [InlineData(",t=1700000000,v1=3d08")]
    [InlineData("t=1700000000;v1=3d08")]
    [InlineData("t=1700000000")]
    [InlineData("t=1700000000,v0=" + Signature)]
    [InlineData("v1=" + Signature)]
    [InlineData("t=,v1=" + Signature)]
    [InlineData("t=abc,v1=" + SignatureOfWordTime)]
    [InlineData("t=-1,v1=" + Signature)]
    [InlineData("t=1e9,v1=" + Signature)]
    [InlineData("t=99999999999999999999,v1=" + Signature)]
    [InlineData("t=abc,t=1700000000,v1=" + Signature)]
    public void A_header_that_lacks_a_part_is_malformed(string header) => Status(header).ShouldBe(StripeSignatureStatus.MalformedSignature);

    [Theory]
    [InlineData(" t=1700000000 , v1=" + Signature + " ")]
    [InlineData("v1=" + Signature + ",t=1700000000")]
    [InlineData("t=1700000000,v1=" + SignatureUnderOther + ",v1=" + Signature)]
    [InlineData("t=1700000000,v1=" + Signature + ",v1=")]
    [InlineData("t=1700000000,t=1,v1=" + Signature)]
    [InlineData("t=1700000000,v0=abc,v2=abc,v1=" + Signature + ",scheme==")]
    public void A_header_with_all_parts_in_any_shape_is_valid(string header) => Status(header).ShouldBe(StripeSignatureStatus.Valid);

    [Theory]
    [InlineData("t=1700000000,v1=" + SignatureUnderOther)]
    [InlineData("t=1700000001,v1=" + Signature)]
    [InlineData("t=01700000000,v1=" + Signature)]
    [InlineData("t=1700000000,v1=3D0809B4B3AAB6759D7B84FD265A1B6A265A71B9D56EFE5CAC644DC896947370")]
    [InlineData("t=1700000000,v1=3d0809b4")]
    [InlineData("t=1700000000,v1=" + Signature + "00")]
    [InlineData("t=1700000000,v1= " + Signature)]
    [InlineData("t=1700000000,v1=éd0809b4b3aab6759d7b84fd265a1b6a265a71b9d56efe5cac644dc896947370")]
    [InlineData("t=1700000000,v1=")]
    [InlineData("t=1,t=1700000000,v1=" + Signature)]
    public void What_no_secret_signed_does_not_match(string header) => Status(header).ShouldBe(StripeSignatureStatus.SignatureMismatch);

    [Fact]
    public void A_body_with_a_byte_order_mark_or_another_line_end_does_not_match()
    {
        Verify($"t={Time},v1={Signature}", [0xEF, 0xBB, 0xBF, .. Body]).Status.ShouldBe(StripeSignatureStatus.SignatureMismatch);
        Verify($"t={Time},v1={Signature}", [.. Body, (byte)'\r', (byte)'\n']).Status.ShouldBe(StripeSignatureStatus.SignatureMismatch);
    }

    [Theory]
    [InlineData(300, StripeSignatureStatus.Valid)]
    [InlineData(-300, StripeSignatureStatus.Valid)]
    [InlineData(301, StripeSignatureStatus.TimestampOutOfTolerance)]
    [InlineData(-301, StripeSignatureStatus.TimestampOutOfTolerance)]
    public void The_clock_may_be_off_by_the_tolerance_and_no_more_in_either_direction(int skew, StripeSignatureStatus expected)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(Time + skew);

        var check = StripeSignatureVerifier.Verify($"t={Time},v1={Signature}", Body, Secrets, now, StripeSignatureVerifier.DefaultTolerance);

        check.ShouldBe(new StripeSignatureCheck(expected, skew, 0));
    }

    [Theory]
    [InlineData(0, StripeSignatureStatus.Valid)]
    [InlineData(1, StripeSignatureStatus.TimestampOutOfTolerance)]
    public void A_tolerance_of_zero_means_zero(int skew, StripeSignatureStatus expected) =>
        StripeSignatureVerifier
            .Verify($"t={Time},v1={Signature}", Body, Secrets, DateTimeOffset.FromUnixTimeSeconds(Time + skew), TimeSpan.Zero)
            .Status.ShouldBe(expected);

    [Fact]
    public void A_wrong_secret_is_reported_before_a_wrong_clock() =>
        Status($"t=1,v1={Signature}").ShouldBe(StripeSignatureStatus.SignatureMismatch);

    [Fact]
    public void A_time_beyond_2038_is_read()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(4_102_444_800);

        StripeSignatureVerifier.Verify($"t=4102444800,v1={SignatureIn2100}", Body, Secrets, now, TimeSpan.Zero).IsValid.ShouldBeTrue();
        Status($"t=4102444800,v1={SignatureIn2100}").ShouldBe(StripeSignatureStatus.TimestampOutOfTolerance);
    }

    [Fact]
    public void The_time_is_hashed_as_it_was_written()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(7);

        StripeSignatureVerifier.Verify($"t=007,v1={SignatureOfLeadingZeros}", Body, Secrets, now, TimeSpan.Zero).IsValid.ShouldBeTrue();
    }

    [Fact]
    public void During_a_rotation_it_says_which_secret_matched()
    {
        var secrets = new StripeWebhookSecrets([OtherSecret, Secret]);

        Verify($"t={Time},v1={Signature}", Body, secrets).SecretIndex.ShouldBe(1);
        Verify($"t={Time},v1={Signature},v1={SignatureUnderOther}", Body, secrets).SecretIndex.ShouldBe(0);
        Verify($"t={Time},v1=none", Body, secrets).SecretIndex.ShouldBe(StripeSignatureCheck.NoSecret);
    }

    [Fact]
    public void Verifying_allocates_nothing()
    {
        var header = $"t={Time},v1={SignatureUnderOther},v1={Signature},v0=abc";
        var body = new byte[20_000];
        Allocated();
        Allocated();

        Allocated().ShouldBe(0);

        long Allocated()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
            {
                Verify(header, body);
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static StripeSignatureStatus Status(string? header) => Verify(header).Status;

    private static StripeSignatureCheck Verify(string? header) => Verify(header, Body);

    private static StripeSignatureCheck Verify(string? header, ReadOnlySpan<byte> body, StripeWebhookSecrets? secrets = null) =>
        StripeSignatureVerifier.Verify(
            header, body, secrets ?? Secrets, DateTimeOffset.FromUnixTimeSeconds(Time), StripeSignatureVerifier.DefaultTolerance);
}
