namespace Kamiyo.StripeApi;

/// <summary>What Kamiyo asks of Stripe's API.</summary>
public interface IStripeApi
{
    /// <summary>Reads a customer and all its subscriptions.</summary>
    /// <param name="customer">Whose.</param>
    /// <param name="knownSubscriptions">Subscriptions to ask for one by one when the customer's list hasn't got them.</param>
    /// <param name="cancellationToken">Ends the fetch.</param>
    /// <exception cref="StripeApiException">Any request of it failed: a part of the truth is none.</exception>
    Task<CustomerObjects> FetchCustomerAsync(
        StripeCustomerKey customer, IReadOnlyCollection<string> knownSubscriptions, CancellationToken cancellationToken);
}
