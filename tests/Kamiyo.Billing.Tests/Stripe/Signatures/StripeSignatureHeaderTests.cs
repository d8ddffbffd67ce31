using FsCheck;
using FsCheck.Fluent;
using Kamiyo.Billing.Stripe.Signatures;

namespace Kamiyo.Billing.Tests.Stripe.Signatures;

public sealed class StripeSignatureHeaderTests
{
    private static readonly string[] Fragments = ["t", "v1", "v0", "=", ",", " ", "1700000000", "abc", "\0", "é", "\ud800", "-", "9223372036854775808"];

    [Fact]
    public void Its_parts_are_found_in_any_order()
    {
        StripeSignatureHeader.TryParse("v1=aa, t=0017 ,v0=bb, v1=cc", out var header).ShouldBeTrue();

        header.Timestamp.ShouldBe(17);
        header.TimestampText.ToString().ShouldBe("0017");
        Signatures(header).ShouldBe(["aa", "cc"]);
    }

    [Fact]
    public void The_greatest_long_is_a_time()
    {
        StripeSignatureHeader.TryParse("t=9223372036854775807,v1=aa", out var header).ShouldBeTrue();

        header.Timestamp.ShouldBe(long.MaxValue);
    }

    [Fact]
    public void No_text_whatever_makes_it_throw()
    {
        var texts = Gen.Elements(Fragments).ListOf().Select(parts => string.Concat(parts));

        Check.QuickThrowOnFailure(Prop.ForAll(texts.ToArbitrary(), CanBeWalked));

        static bool CanBeWalked(string text) => !StripeSignatureHeader.TryParse(text, out var header) || Signatures(header).Count > 0;
    }

    private static List<string> Signatures(StripeSignatureHeader header)
    {
        var signatures = new List<string>();
        foreach (var signature in header)
        {
            signatures.Add(signature.ToString());
        }

        return signatures;
    }
}
