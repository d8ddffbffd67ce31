using Kamiyo.Gateway.Admin;
using Kamiyo.Gateway.OpenApi;
using Kamiyo.Gateway.Problems;
using Kamiyo.Gateway.Requests;
using Kamiyo.Grains.Interfaces.Subscriptions;
using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;

namespace Kamiyo.Gateway.Customers;

internal static class CustomerRoutes
{
    public static IEndpointRouteBuilder MapCustomers(this IEndpointRouteBuilder routes)
    {
        foreach (var pattern in CustomerKey.Patterns)
        {
            var customer = routes.MapGroup($"/api/v1/customers{pattern}").RequireAdminKey().AddEndpointFilter<InvalidRequestFilter>();
            customer.MapGet("", FindAsync)
                .WithSummary("One customer")
                .WithDescription("Plan, status and access.")
                .WithProblem(StatusCodes.Status404NotFound, ProblemCode.CustomerNotFound);
            customer.MapCustomerHistory();
            customer.MapOverride();
        }

        return routes;
    }

    private static async Task<Results<Ok<CustomerSnapshot>, ProblemResult>> FindAsync(CustomerKey customer, IGrainFactory grains) =>
        await grains.GetGrain<ISubscriptionGrain>(customer.Value).GetSnapshot() is { } found
            ? TypedResults.Ok(found)
            : CustomerProblems.NotFound(customer);
}
