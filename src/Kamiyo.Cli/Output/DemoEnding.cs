using Kamiyo.Cli.Gateway;

namespace Kamiyo.Cli.Output;

/// <summary>The demo's last line.</summary>
public static class DemoEnding
{
    public const string AsExpected = "As expected: the subscription is canceled, the plan is free, and API access is off.";

    public static string NotAsExpected(CustomerView? customer) => customer is null
        ? "Not as expected: the gateway doesn't know the customer."
        : "Not as expected: every event should be processed, and the customer end on free, canceled, without API access; "
            + $"it is on {customer.SubscriptionTier}, {customer.SubscriptionStatus}, "
            + $"{(customer.ApiAccess ? "with" : "without")} API access.";
}
