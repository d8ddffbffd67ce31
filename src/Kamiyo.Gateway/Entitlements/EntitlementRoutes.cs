using Kamiyo.Gateway.Admin;
using Kamiyo.Gateway.Customers;
using Kamiyo.Gateway.OpenApi;
using Kamiyo.Gateway.Problems;
using Kamiyo.Gateway.RateLimits;
using Kamiyo.Gateway.Requests;
using Kamiyo.Grains.Interfaces.Subscriptions;
using Kamiyo.Storage.Customers;
using Microsoft.AspNetCore.Mvc;
using Orleans;

namespace Kamiyo.Gateway.Entitlements;

/// <summary>What the SaaS asks on its own hot path. One grain call for a customer id; a user id costs a look-up before it.</summary>
internal static class EntitlementRoutes
{
    private const string CustomerIdPrefix = "cus_";

    public static IEndpointRouteBuilder MapEntitlements(this IEndpointRouteBuilder routes)
    {
        var entitlements = routes.MapGroup("/api/v1/entitlements")
            .RequireAdminKey()
            .RequireRateLimiting(RateLimitPolicy.Entitlements)
            .AddEndpointFilter<InvalidRequestFilter>();
        Describe(entitlements.MapGet("/{customer_or_user_id}", FindAsync));
        Describe(entitlements.MapGet("/{account:regex(^acct_)}/{customer_id}", (CustomerKey customer, HttpRequest request, IGrainFactory grains) =>
            AnswerAsync(customer, EntitlementQuestion.Read(request.Query), grains)));
        return routes;
    }

    private static void Describe(RouteHandlerBuilder route) => route
        .WithSummary("May this customer do that?")
        .WithDescription("All that a customer may do now; with feature or limit the answer to that one question.")
        .WithQuery(
        [
            new QueryParameter("feature", "Whether this feature may be used."),
            new QueryParameter("limit", "Whether it may have so many of this, such as seats."),
            new QueryParameter("amount", "How many; 1 when left out.") { Kind = QueryParameterKind.Number },
        ])
        .WithAnswers(typeof(EntitlementsSnapshot), typeof(EntitlementAnswer))
        .WithProblem(StatusCodes.Status404NotFound, ProblemCode.CustomerNotFound);

    private static async Task<IResult> FindAsync(
        [FromRoute(Name = "customer_or_user_id")] string id,
        HttpRequest request,
        IGrainFactory grains,
        ICustomerReader customers,
        CancellationToken cancellationToken)
    {
        var question = EntitlementQuestion.Read(request.Query);
        if (id.StartsWith(CustomerIdPrefix, StringComparison.Ordinal))
        {
            return await AnswerAsync(new CustomerKey(id), question, grains);
        }

        return await customers.FindCustomerIdByUserIdAsync(id, cancellationToken) is { } customerId
            ? await AnswerAsync(new CustomerKey(customerId), question, grains)
            : new ProblemResult(StatusCodes.Status404NotFound, ProblemCode.CustomerNotFound, $"No customer is linked to the user {id}.");
    }

    private static async Task<IResult> AnswerAsync(CustomerKey customer, EntitlementQuestion question, IGrainFactory grains)
    {
        var grain = grains.GetGrain<ISubscriptionGrain>(customer.Value);
        return question switch
        {
            { Feature: { } feature } => Answer(customer, await grain.MayUseFeature(feature)),
            { Limit: { } limit } => Answer(customer, await grain.MayUseUpTo(limit, question.Amount)),
            _ => Answer(customer, await grain.GetEntitlements()),
        };
    }

    private static IResult Answer<T>(CustomerKey customer, T? answer)
        where T : class => answer is null ? CustomerProblems.NotFound(customer) : TypedResults.Ok(answer);
}
