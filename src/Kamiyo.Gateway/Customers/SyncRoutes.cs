using Kamiyo.Gateway.Admin;
using Kamiyo.Gateway.OpenApi;
using Kamiyo.Gateway.Problems;
using Kamiyo.Gateway.Requests;
using Kamiyo.StripeApi;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kamiyo.Gateway.Customers;

/// <summary>Fetches a customer from Stripe and puts right what differs.</summary>
internal static class SyncRoutes
{
    private const string DryRunField = "dry_run";

    private static readonly string[] QueryNames = [DryRunField];

    public static IEndpointRouteBuilder MapSync(this IEndpointRouteBuilder customer)
    {
        customer.MapPost("/sync", SyncAsync)
            .WithSummary("Sync a customer from Stripe")
            .WithDescription("Fetches it with all its subscriptions and takes over what differs, unless a newer event is known. Customers get no mail.")
            .WithQuery([new QueryParameter(DryRunField, "Only tells what would change.") { Kind = QueryParameterKind.Flag }])
            .WithProblem(StatusCodes.Status404NotFound, ProblemCode.StripeCustomerNotFound)
            .WithProblem(StatusCodes.Status409Conflict, ProblemCode.StripeNotConfigured)
            .WithProblem(StatusCodes.Status502BadGateway, ProblemCode.StripeRefused)
            .WithProblem(StatusCodes.Status503ServiceUnavailable, ProblemCode.StripeUnavailable);
        return customer;
    }

    private static async Task<Results<Ok<SyncResponse>, ProblemResult>> SyncAsync(CustomerKey customer, HttpContext context, CustomerSync sync)
    {
        var fields = new QueryFields(context.Request.Query);
        fields.AllowOnly(QueryNames);
        var isDryRun = fields.Flag(DryRunField) ?? false;
        try
        {
            var (fetchedAt, result) = await sync.RunAsync(customer, context.OperatorName(), isDryRun, context.RequestAborted);
            return result.Problem is { } problem
                ? new ProblemResult(StatusCodes.Status409Conflict, ProblemCode.StripeStateUnusable, $"{problem} Nothing was changed.")
                : TypedResults.Ok(new SyncResponse(
                    customer.Value, isDryRun, fetchedAt, result.HasChanges, result.Differences, result.Before, result.After));
        }
        catch (StripeApiException exception)
        {
            return Problem(exception);
        }
    }

    private static ProblemResult Problem(StripeApiException exception) => exception.Error switch
    {
        StripeApiError.NotConfigured => new(StatusCodes.Status409Conflict, ProblemCode.StripeNotConfigured, exception.Message),
        StripeApiError.KeyRefused => new(StatusCodes.Status409Conflict, ProblemCode.StripeKeyRefused, exception.Message),
        StripeApiError.NotFound => new(StatusCodes.Status404NotFound, ProblemCode.StripeCustomerNotFound, exception.Message),
        StripeApiError.Unavailable => new(StatusCodes.Status503ServiceUnavailable, ProblemCode.StripeUnavailable, exception.Message)
        {
            RetryAfter = exception.RetryAfter ?? StoreOutage.RetryAfter,
        },
        _ => new(StatusCodes.Status502BadGateway, ProblemCode.StripeRefused, exception.Message),
    };
}
