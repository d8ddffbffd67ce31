using Kamiyo.Billing.Payments;
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
        customer.MapGet("/timeline", async (
            CustomerKey key, HttpRequest request, ICustomerReader customers, IGrainFactory grains, CancellationToken cancellationToken) =>
        {
            var page = await ReadAsync(key, request, customers.TimelineAsync, cancellationToken);
            var entries = page.Items.Select(TimelineEntryResponse.Of);
            return await AnswerAsync(key, new PageResponse<TimelineEntryResponse>([.. entries], page.NextCursor), grains);
        });
        customer.MapGet("/payments", async (
            CustomerKey key, HttpRequest request, ICustomerReader customers, IGrainFactory grains, CancellationToken cancellationToken) =>
        {
            var page = await ReadAsync(key, request, customers.PaymentsAsync, cancellationToken);
            return await AnswerAsync(key, new PageResponse<Payment>(page.Items, page.NextCursor), grains);
        });
        return customer;
    }

    private static async Task<Page<T>> ReadAsync<T>(
        CustomerKey customer, HttpRequest request, ReadPage<T> read, CancellationToken cancellationToken)
    {
        var query = PageQuery.Read(request.Query);
        try
        {
            return await read(customer.Value, query.Cursor, query.Limit, cancellationToken);
        }
        catch (FormatException) when (query.Cursor is not null)
        {
            throw new InvalidRequestException("cursor", "must be the next_cursor of a page of the same list.");
        }
    }

    /// <summary>An empty list of a known customer is an answer; of an unknown one it would hide a mistyped id.</summary>
    private static async Task<Results<Ok<PageResponse<T>>, ProblemResult>> AnswerAsync<T>(
        CustomerKey customer, PageResponse<T> page, IGrainFactory grains) =>
        page.Data.Count == 0 && await grains.GetGrain<ISubscriptionGrain>(customer.Value).GetSnapshot() is null
            ? CustomerProblems.NotFound(customer)
            : TypedResults.Ok(page);
}
