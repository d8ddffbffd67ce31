using Kamiyo.Billing.Stripe.Signatures;

namespace Kamiyo.Billing.Tests.Stripe.Signatures;

public sealed class StripeWebhookSecretsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    public void A_blank_secret_is_refused_and_counted_out(string? blank) =>
        Should.Throw<ArgumentException>(() => new StripeWebhookSecrets(["whsec_example", blank!])).Message.ShouldContain("number 2 is blank");

    [Fact]
    public void At_least_one_secret_is_needed() =>
        Should.Throw<ArgumentException>(() => new StripeWebhookSecrets([])).Message.ShouldContain("At least one");

    [Fact]
    public void Half_a_surrogate_pair_is_refused_rather_than_replaced() =>
        Should.Throw<ArgumentException>(() => new StripeWebhookSecrets(["whsec_\ud800"]));

    [Fact]
    public void All_secrets_count() => new StripeWebhookSecrets(["whsec_example", "whsec_other"]).Count.ShouldBe(2);
}
