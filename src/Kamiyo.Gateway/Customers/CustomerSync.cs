using Kamiyo.Billing.Subscriptions;
using Kamiyo.Grains.Interfaces.Subscriptions;
using Kamiyo.Storage.Operators;
using Kamiyo.StripeApi;
using Orleans;

namespace Kamiyo.Gateway.Customers;

/// <summary>Fetches outside of the customer's grain, so that its events don't wait for Stripe's API.</summary>
internal sealed class CustomerSync(IStripeApi stripe, IGrainFactory grains, IOperatorActionStore actions, TimeProvider time)
{
    /// <exception cref="StripeApiException">Stripe gave no usable answer; nothing was changed.</exception>
    public async Task<(DateTimeOffset FetchedAt, SyncResult Result)> RunAsync(
        CustomerKey customer, string operatorName, bool isDryRun, CancellationToken cancellationToken)
    {
        var action = isDryRun ? OperatorAction.CustomerSyncDryRun : OperatorAction.CustomerSync;
        await actions.RecordAsync(new OperatorAction(operatorName, action, customer.Value, time.GetUtcNow()), cancellationToken);

        var grain = grains.GetGrain<ISubscriptionGrain>(customer.Value);
        var known = await grain.GetSnapshot();
        var living = known?.Subscriptions.Where(subscription => !SubscriptionStatus.IsTerminal(subscription.Status));
        var fetched = await stripe.FetchCustomerAsync(
            StripeCustomerKey.Parse(customer.Value), [.. living?.Select(subscription => subscription.SubscriptionId) ?? []], cancellationToken);
        var result = await grain.Sync(new SyncFromStripe(
            fetched.FetchedAt,
            fetched.Customer,
            [.. fetched.Subscriptions],
            [.. fetched.MissingSubscriptions],
            operatorName,
            isDryRun));
        return (fetched.FetchedAt, result);
    }
}
