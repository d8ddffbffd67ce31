using Kamiyo.Gateway.Admin;
using Kamiyo.Gateway.OpenApi;
using Kamiyo.Gateway.Problems;
using Kamiyo.Grains.Interfaces.Subscriptions;
using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;

namespace Kamiyo.Gateway.Customers;

/// <summary>
/// A customer's override is one resource: POST sets it, in the place of any other; DELETE takes it back. The reason of a DELETE is in the
/// query (<c>?reason=…</c>), because HTTP gives the body of a DELETE no meaning and proxies drop it.
/// </summary>
internal static class OverrideRoutes
{
    public static IEndpointRouteBuilder MapOverride(this IEndpointRouteBuilder customer)
    {
        customer.MapPost("/override", SetAsync)
            .WithSummary("Override a customer")
            .WithDescription("Sets tier, status or both by hand, over what Stripe says.")
            .WithBody<OverrideBody>()
            .WithProblem(StatusCodes.Status404NotFound, ProblemCode.CustomerNotFound);
        customer.MapDelete("/override", EndAsync)
            .WithSummary("Take an override back")
            .WithQuery([new QueryParameter(OverrideRequest.ReasonField, "Kept in the audit.") { IsRequired = true }])
            .WithProblem(StatusCodes.Status404NotFound, ProblemCode.OverrideNotFound);
        return customer;
    }

    private static async Task<Results<Ok<CustomerSnapshot>, ProblemResult>> SetAsync(
        CustomerKey customer, HttpContext context, IGrainFactory grains, TimeProvider time)
    {
        var requested = await OverrideRequest.ReadAsync(context.Request.Body, context.OperatorName(), time.GetUtcNow(), context.RequestAborted);
        return Answer(customer, await grains.GetGrain<ISubscriptionGrain>(customer.Value).SetOverride(requested));
    }

    private static async Task<Results<Ok<CustomerSnapshot>, ProblemResult>> EndAsync(
        CustomerKey customer, HttpContext context, IGrainFactory grains)
    {
        var reason = OverrideRequest.ReadReason(context.Request.Query);
        return Answer(customer, await grains.GetGrain<ISubscriptionGrain>(customer.Value).EndOverride(context.OperatorName(), reason));
    }

    private static Results<Ok<CustomerSnapshot>, ProblemResult> Answer(CustomerKey customer, OverrideResult result) => result.Outcome switch
    {
        OverrideOutcome.Done => TypedResults.Ok(result.Customer),
        OverrideOutcome.UnknownCustomer => CustomerProblems.NotFound(customer),
        OverrideOutcome.NothingToEnd => CustomerProblems.NoOverride(customer),
        _ => throw new InvalidOperationException($"No answer for the outcome {result.Outcome}."),
    };
}
