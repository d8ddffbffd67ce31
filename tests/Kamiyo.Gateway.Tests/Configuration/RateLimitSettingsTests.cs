using Kamiyo.Gateway.Configuration;

namespace Kamiyo.Gateway.Tests.Configuration;

public sealed class RateLimitSettingsTests
{
    [Fact]
    public void Ten_a_second_pass_unless_set()
    {
        RateLimitSettings.Read(SettingsOf.Reader()).ShouldBe(new RateLimitSettings(10, 10));
    }

    [Fact]
    public void Nobody_waits_in_line_for_longer_than_a_second_unless_set()
    {
        RateLimitSettings.Read(SettingsOf.Reader(("Kamiyo:RateLimits:Webhook:PerSecond", "50"))).ShouldBe(new RateLimitSettings(50, 50));
        RateLimitSettings.Read(SettingsOf.Reader(("Kamiyo:RateLimits:Webhook:QueueLimit", "0"))).ShouldBe(new RateLimitSettings(10, 0));
    }
}
