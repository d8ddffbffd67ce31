using Kamiyo.Gateway.Configuration;

namespace Kamiyo.Gateway.Tests.Configuration;

public sealed class StripeSettingsTests
{
    [Fact]
    public void Several_secrets_are_read_for_a_rotation()
    {
        var settings = StripeSettings.Read(SettingsOf.Reader(("STRIPE_WEBHOOK_SECRET", "whsec_old, whsec_new")));

        settings.WebhookSecrets.ShouldBe(["whsec_old", "whsec_new"]);
        settings.VerificationSecrets.Count.ShouldBe(2);
        settings.SignatureTolerance.ShouldBe(TimeSpan.FromSeconds(300));
    }

    [Theory]
    [InlineData(null, "is not set")]
    [InlineData("", "is empty")]
    [InlineData("   ", "blank")]
    [InlineData(",", "blank")]
    [InlineData("whsec_example,", "blank")]
    [InlineData("whsec_example, ,whsec_other", "blank")]
    [InlineData("sk_test_example", "API key")]
    [InlineData("pk_live_example", "API key")]
    public void A_missing_blank_or_mistaken_secret_is_refused(string? secret, string reason)
    {
        var reader = SettingsOf.Reader(("STRIPE_WEBHOOK_SECRET", secret));

        StripeSettings.Read(reader);

        var problem = reader.Problems.ShouldHaveSingleItem();
        problem.ShouldContain("STRIPE_WEBHOOK_SECRET");
        problem.ShouldContain(reason);
    }

    [Fact]
    public void A_blank_secret_in_the_array_is_refused()
    {
        var reader = SettingsOf.Reader(("Kamiyo:Stripe:WebhookSecrets:0", "whsec_example"), ("Kamiyo:Stripe:WebhookSecrets:1", ""));

        StripeSettings.Read(reader);

        reader.Problems.ShouldHaveSingleItem().ShouldContain("blank");
    }

    [Fact]
    public void No_problem_shows_a_secret()
    {
        var reader = SettingsOf.Reader(("STRIPE_WEBHOOK_SECRET", "sk_test_example,,"), ("STRIPE_SECRET_KEY", "pk_test_example"));

        StripeSettings.Read(reader);

        reader.Problems.Count.ShouldBe(3);
        reader.Problems.ShouldAllBe(problem => !problem.Contains("_example", StringComparison.Ordinal));
    }

    [Fact]
    public void A_tolerance_of_zero_is_refused()
    {
        var reader = SettingsOf.Reader(("STRIPE_WEBHOOK_SECRET", "whsec_example"), ("Kamiyo:Stripe:SignatureToleranceSeconds", "0"));

        StripeSettings.Read(reader);

        reader.Problems.ShouldHaveSingleItem().ShouldContain("SignatureToleranceSeconds");
    }

    [Fact]
    public void The_secret_key_is_optional()
    {
        StripeSettings.Read(SettingsOf.Reader(("STRIPE_WEBHOOK_SECRET", "whsec_example"))).Api.SecretKey.ShouldBeNull();
        StripeSettings.Read(SettingsOf.Reader(("STRIPE_SECRET_KEY", "sk_test_example"))).Api.SecretKey.ShouldBe("sk_test_example");
    }

    [Theory]
    [InlineData("http://stripe.example.com")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("stripe")]
    public void The_secret_key_goes_nowhere_in_the_clear(string address)
    {
        var reader = SettingsOf.Reader(("STRIPE_WEBHOOK_SECRET", "whsec_example"), ("Kamiyo:Stripe:ApiBase", address));

        StripeSettings.Read(reader);

        reader.Problems.ShouldHaveSingleItem().ShouldContain("Kamiyo:Stripe:ApiBase");
    }

    [Theory]
    [InlineData("https://proxy.example.com/stripe", "https://proxy.example.com/stripe/")]
    [InlineData("http://127.0.0.1:9", "http://127.0.0.1:9/")]
    [InlineData("", "https://api.stripe.com/")]
    public void Stripes_API_can_stand_elsewhere(string address, string expected)
    {
        var reader = SettingsOf.Reader(("STRIPE_WEBHOOK_SECRET", "whsec_example"), ("Kamiyo:Stripe:ApiBase", address));

        StripeSettings.Read(reader).Api.BaseAddress.ToString().ShouldBe(expected);
        reader.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void The_secret_key_is_not_part_of_any_text() =>
        $"{StripeSettings.Read(SettingsOf.Reader(("STRIPE_SECRET_KEY", "sk_test_example"))).Api}".ShouldNotContain("sk_test");
}
