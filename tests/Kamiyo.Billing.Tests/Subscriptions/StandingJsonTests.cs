using Kamiyo.Billing.Subscriptions;
using Kamiyo.Billing.Tests.Building;

namespace Kamiyo.Billing.Tests.Subscriptions;

public sealed class StandingJsonTests
{
    [Fact]
    public void A_standing_is_written_in_the_words_of_the_API() =>
        StandingJson.Serialize(Customer.After(EventSpec.Created(new SubscriptionSpec())).Standing())
            .ShouldBe("""{"subscription_tier":"pro","subscription_status":"active","api_access":true}""");
}
