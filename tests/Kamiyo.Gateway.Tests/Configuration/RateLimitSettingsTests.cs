using Kamiyo.Gateway.Configuration;

namespace Kamiyo.Gateway.Tests.Configuration;

public sealed class RateLimitSettingsTests
{
    private static readonly EndpointRate Off = new(0, 0);

    [Fact]
    public void Ten_webhooks_a_second_pass_unless_set_and_who_has_a_key_is_not_limited()
    {
        RateLimitSettings.Read(SettingsOf.Reader()).ShouldBe(new RateLimitSettings(new EndpointRate(10, 10), Off, Off));
    }

    [Fact]
    public void Each_endpoint_is_set_apart()
    {
        var settings = RateLimitSettings.Read(SettingsOf.Reader(
            ("Kamiyo:RateLimits:Webhook:PerSecond", "0"),
            ("Kamiyo:RateLimits:Admin:PerSecond", "20"),
            ("Kamiyo:RateLimits:Entitlements:PerSecond", "500"),
            ("Kamiyo:RateLimits:Entitlements:QueueLimit", "0")));

        settings.ShouldBe(new RateLimitSettings(Off, new EndpointRate(20, 20), new EndpointRate(500, 0)));
    }

    [Fact]
    public void Nobody_waits_in_line_for_longer_than_a_second_unless_set()
    {
        RateLimitSettings.Read(SettingsOf.Reader(("Kamiyo:RateLimits:Webhook:PerSecond", "50"))).Webhook.ShouldBe(new EndpointRate(50, 50));
        RateLimitSettings.Read(SettingsOf.Reader(("Kamiyo:RateLimits:Webhook:QueueLimit", "0"))).Webhook.ShouldBe(new EndpointRate(10, 0));
    }

    [Fact]
    public void A_limit_for_no_endpoint_is_a_problem()
    {
        var reader = SettingsOf.Reader(("Kamiyo:RateLimits:Webhooks:PerSecond", "5"), ("Kamiyo:RateLimits:AdminFailures:PerMinute", "5"));

        RateLimitSettings.Read(reader);

        reader.Problems.ShouldHaveSingleItem().ShouldContain("Kamiyo:RateLimits:Webhooks names no endpoint");
    }
}
