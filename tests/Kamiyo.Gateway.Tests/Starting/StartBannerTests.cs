using Kamiyo.Gateway.Configuration;
using Kamiyo.Gateway.Starting;

namespace Kamiyo.Gateway.Tests.Starting;

public sealed class StartBannerTests
{
    [Fact]
    public void It_shows_made_up_secrets_and_the_next_step()
    {
        var banner = StartBanner.For("http://localhost:8000", new GeneratedSecrets("whsec_made_up", "key_made_up"));

        banner.ShouldContain("http://localhost:8000/api/v1/webhooks/stripe");
        banner.ShouldContain("whsec_made_up");
        banner.ShouldContain("key_made_up");
        banner.ShouldContain("trigger customer.subscription.created");
    }

    [Fact]
    public void It_only_names_secrets_that_somebody_set()
    {
        var banner = StartBanner.For(null, new GeneratedSecrets(null, null));

        banner.ShouldContain("yours (STRIPE_WEBHOOK_SECRET)");
        banner.ShouldContain("yours (ADMIN_API_KEY)");
    }
}
