using Kamiyo.Cli.Events;
using Kamiyo.Cli.Gateway;
using Kamiyo.Cli.Output;
using Kamiyo.Cli.Triggering;

namespace Kamiyo.Cli.Demo;

/// <summary>Sends the story's events in order and shows what the gateway makes of each.</summary>
public sealed class DemoPlayer(EventRunner runner, IOutput output)
{
    /// <returns>Whether every event was processed and the customer ended as the story does: without a plan, without access.</returns>
    /// <exception cref="GatewayException">An event was refused, or nobody answered.</exception>
    public async Task<bool> PlayAsync(IReadOnlyList<DemoStep> story, CancellationToken cancellationToken)
    {
        CustomerView? customer = null;
        var allSucceeded = true;
        for (var index = 0; index < story.Count; index++)
        {
            var stripeEvent = StripeEventFactory.Create(story[index].Request);
            var report = await runner.RunAsync(stripeEvent, customer, wait: true, cancellationToken);
            output.Step(index + 1, story[index], report);
            allSucceeded &= report.Succeeded;
            customer = report.After;
        }

        var asExpected = allSucceeded && customer is { SubscriptionTier: "free", SubscriptionStatus: "canceled", ApiAccess: false };
        output.DemoResult(asExpected, customer);
        return asExpected;
    }
}
