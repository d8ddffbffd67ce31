using Kamiyo.Billing.Payments;
using Kamiyo.Gateway.OpenApi;
using Kamiyo.Gateway.Problems;
using Kamiyo.Gateway.Requests;
using Kamiyo.Gateway.Webhooks;
using Kamiyo.Grains.Interfaces.Subscriptions;
using Kamiyo.Storage.Audit;
using Kamiyo.Storage.Customers;
using Kamiyo.Storage.Outbox;
using Kamiyo.Storage.Paging;
using Kamiyo.Storage.Subscriptions;
using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;

namespace Kamiyo.Gateway.Customers;

/// <summary>What happened to a customer, newest first, a page at a time.</summary>
internal static class CustomerHistoryRoutes
{
    private delegate Task<Page<T>> ReadPage<T>(string customerId, string? cursor, int limit, CancellationToken cancellationToken);

    public static IEndpointRouteBuilder MapCustomerHistory(this IEndpointRouteBuilder customer)
    {
        MapList<TimelineEntry, TimelineEntryResponse>(customer, "/timeline", "What each event changed", customers => customers.TimelineAsync, TimelineEntryResponse.Of);
        MapList<Payment, Payment>(customer, "/payments", "What was paid", customers => customers.PaymentsAsync, payment => payment);
        MapList<StoredAuditEntry, AuditEntryResponse>(customer, "/audit", "Who changed what", customers => customers.AuditAsync, AuditEntryResponse.Of);
        MapList<StoredOutboxMessage, MessageResponse>(customer, "/messages", "What was told", customers => customers.OutboxAsync, MessageResponse.Of);
        return customer;
    }

    private static void MapList<TRow, TResponse>(
        IEndpointRouteBuilder customer, string path, string summary, Func<ICustomerReader, ReadPage<TRow>> list, Func<TRow, TResponse> toResponse) =>
        customer.MapGet(path, async (
            CustomerKey key, HttpRequest request, ICustomerReader customers, IGrainFactory grains, CancellationToken cancellationToken) =>
        {
            var page = await PageQuery.Read(request.Query).ReadAsync(
                (cursor, limit) => list(customers)(key.Value, cursor, limit, cancellationToken));
            return await AnswerAsync(key, new PageResponse<TResponse>([.. page.Data.Select(toResponse)], page.NextCursor), grains);
        })
        .WithSummary(summary)
        .WithDescription("Newest first.")
        .WithQuery(PageParameters.All)
        .WithProblem(StatusCodes.Status404NotFound, ProblemCode.CustomerNotFound);

    /// <summary>An empty list of a known customer is an answer; of an unknown one it would hide a mistyped id.</summary>
    private static async Task<Results<Ok<PageResponse<T>>, ProblemResult>> AnswerAsync<T>(
        CustomerKey customer, PageResponse<T> page, IGrainFactory grains) =>
        page.Data.Count == 0 && await grains.GetGrain<ISubscriptionGrain>(customer.Value).GetSnapshot() is null
            ? CustomerProblems.NotFound(customer)
            : TypedResults.Ok(page);
}
