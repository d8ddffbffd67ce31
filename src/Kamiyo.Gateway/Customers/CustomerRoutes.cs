using Kamiyo.Gateway.Admin;
using Kamiyo.Gateway.Problems;
using Kamiyo.Grains.Interfaces.Subscriptions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Orleans;

namespace Kamiyo.Gateway.Customers;

internal static class CustomerRoutes
{
    public static IEndpointRouteBuilder MapCustomers(this IEndpointRouteBuilder routes)
    {
        var customers = routes.MapGroup("/api/v1/customers").RequireAdminKey();
        customers.MapGet("/{customer_id}", ([FromRoute(Name = "customer_id")] string customerId, IGrainFactory grains) =>
            FindAsync(customerId, grains));

        // A connected account's customer: its key has a slash in it.
        customers.MapGet("/{account:regex(^acct_)}/{customer_id}", (string account, [FromRoute(Name = "customer_id")] string customerId, IGrainFactory grains) =>
            FindAsync($"{account}/{customerId}", grains));
        return routes;
    }

    private static async Task<Results<Ok<CustomerSnapshot>, ProblemResult>> FindAsync(string customerKey, IGrainFactory grains)
    {
        var customer = await grains.GetGrain<ISubscriptionGrain>(customerKey).GetSnapshot();
        return customer is null
            ? new ProblemResult(StatusCodes.Status404NotFound, ProblemCode.CustomerNotFound, $"No event has told of the customer {customerKey}.")
            : TypedResults.Ok(customer);
    }
}
