using Kamiyo.Gateway.Admin;
using Kamiyo.Gateway.OpenApi;
using Kamiyo.Gateway.Requests;
using Kamiyo.Storage.Statistics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kamiyo.Gateway.Statistics;

/// <summary>What came in and what became of it, for the last day or any span.</summary>
internal static class StatisticsRoutes
{
    private static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        new("from", "The span's beginning; a day before its end by default.") { Kind = QueryParameterKind.Time },
        new("to", "The span's end, excluded; now by default.") { Kind = QueryParameterKind.Time },
        new("step", "How long a point of the series is, such as 5m, 1h or 1d."),
    ];

    private static readonly string[] Names = [.. Parameters.Select(parameter => parameter.Name)];

    public static IEndpointRouteBuilder MapStatistics(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/webhooks/statistics", ReadAsync)
            .RequireAdminKey()
            .AddEndpointFilter<InvalidRequestFilter>()
            .WithSummary("Statistics of the last day, or of any span")
            .WithQuery(Parameters);
        return routes;
    }

    private static async Task<Ok<StatisticsResponse>> ReadAsync(
        HttpRequest request, IWebhookStatisticStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        new QueryFields(request.Query).AllowOnly(Names);
        var query = StatisticsQuery.Read(request.Query, time.GetUtcNow());

        // What is true now first: an event that ends in between is then among what happened, and never missing from both.
        var now = await store.ReadCountsAsync(cancellationToken);
        var statistics = await store.ReadAsync(query.From, query.To, cancellationToken);
        var series = await store.ReadSeriesAsync(query.From, query.To, query.Step, cancellationToken);
        return TypedResults.Ok(StatisticsResponse.Of(query, statistics, now, series));
    }
}
