using Kamiyo.Gateway.OpenApi;
using Kamiyo.Gateway.Problems;
using Kamiyo.Gateway.Requests;
using Kamiyo.Gateway.Webhooks;
using Kamiyo.Grains.Interfaces.Subscriptions;
using Kamiyo.Storage.Customers;
using Kamiyo.Storage.Paging;
using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;

namespace Kamiyo.Gateway.Customers;

/// <summary>What happened to a customer, newest first, a page at a time.</summary>
internal static class CustomerHistoryRoutes
{
    private delegate Task<Page<T>> ReadPage<T>(string customerId, string? cursor, int limit, CancellationToken cancellationToken);

    public static IEndpointRouteBuilder MapCustomerHistory(this IEndpointRouteBuilder customer)
    {
        customer.MapGet("/timeline", (CustomerKey key, HttpRequest request, ICustomerReader customers, IGrainFactory grains, CancellationToken cancellationToken) =>
            ReadAsync(key, request, customers.TimelineAsync, TimelineEntryResponse.Of, grains, cancellationToken)).WithHistory("What each event changed");
        customer.MapGet("/payments", (CustomerKey key, HttpRequest request, ICustomerReader customers, IGrainFactory grains, CancellationToken cancellationToken) =>
            ReadAsync(key, request, customers.PaymentsAsync, static payment => payment, grains, cancellationToken)).WithHistory("What was paid");
        customer.MapGet("/audit", (CustomerKey key, HttpRequest request, ICustomerReader customers, IGrainFactory grains, CancellationToken cancellationToken) =>
            ReadAsync(key, request, customers.AuditAsync, AuditEntryResponse.Of, grains, cancellationToken)).WithHistory("Who changed what");
        customer.MapGet("/messages", (CustomerKey key, HttpRequest request, ICustomerReader customers, IGrainFactory grains, CancellationToken cancellationToken) =>
            ReadAsync(key, request, customers.OutboxAsync, MessageResponse.Of, grains, cancellationToken)).WithHistory("What was told");
        return customer;
    }

    /// <summary>An empty list of a known customer is an answer; of an unknown one it would hide a mistyped id.</summary>
    private static async Task<Results<Ok<PageResponse<TResponse>>, ProblemResult>> ReadAsync<TRow, TResponse>(
        CustomerKey customer,
        HttpRequest request,
        ReadPage<TRow> read,
        Func<TRow, TResponse> toResponse,
        IGrainFactory grains,
        CancellationToken cancellationToken)
    {
        var page = await PageQuery.Read(request.Query).ReadAsync((cursor, limit) => read(customer.Value, cursor, limit, cancellationToken));
        return page.Data.Count == 0 && await grains.GetGrain<ISubscriptionGrain>(customer.Value).GetSnapshot() is null
            ? CustomerProblems.NotFound(customer)
            : TypedResults.Ok(new PageResponse<TResponse>([.. page.Data.Select(toResponse)], page.NextCursor));
    }

    private static void WithHistory(this RouteHandlerBuilder list, string summary) => list
        .WithSummary(summary)
        .WithDescription("Newest first.")
        .WithQuery(PageParameters.All)
        .WithProblem(StatusCodes.Status404NotFound, ProblemCode.CustomerNotFound);
}
