using Kamiyo.Gateway.Admin;
using Kamiyo.Gateway.OpenApi;
using Kamiyo.Gateway.Requests;
using Kamiyo.Storage.Operators;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kamiyo.Gateway.Operators;

/// <summary>What operators asked for, the latest first. What they changed of a customer is in that customer's audit.</summary>
internal static class OperatorActionRoutes
{
    private const string SubjectField = "subject";

    private const int MaxSubjectLength = 255;

    private static readonly string[] Names = [SubjectField, .. PageQuery.Names];

    public static IEndpointRouteBuilder MapOperatorActions(this IEndpointRouteBuilder routes)
    {
        routes.MapGroup("/api/v1/operator-actions").RequireAdminKey().AddEndpointFilter<InvalidRequestFilter>()
            .MapGet("", ListAsync)
            .WithSummary("What operators did")
            .WithDescription("Retries, cancellations and clean-ups with the name of the admin key, the latest first. Changes of a customer are in the customer's audit.")
            .WithQuery([new QueryParameter(SubjectField, "Only what was asked of this event or job."), .. PageParameters.All]);
        return routes;
    }

    private static async Task<Ok<PageResponse<OperatorAction>>> ListAsync(
        HttpRequest request, IOperatorActionStore actions, CancellationToken cancellationToken)
    {
        var fields = new QueryFields(request.Query);
        fields.AllowOnly(Names);
        var subject = fields.Text(SubjectField);
        if (subject?.Length > MaxSubjectLength || subject?.Any(char.IsControl) == true)
        {
            throw new InvalidRequestException(SubjectField, $"must be an id of at most {MaxSubjectLength} characters.");
        }

        return TypedResults.Ok(await PageQuery.Read(request.Query).ReadAsync(
            (cursor, limit) => actions.PageAsync(subject, cursor, limit, cancellationToken)));
    }
}
