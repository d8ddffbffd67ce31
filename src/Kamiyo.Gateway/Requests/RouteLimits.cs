using System.Globalization;
using Kamiyo.Gateway.Problems;

namespace Kamiyo.Gateway.Requests;

internal static class RouteLimits
{
    // Stripe's own bound for ids; a user id is the SaaS' but reaches Kamiyo through a field of Stripe's with a lower one.
    private const int MaxLength = 255;

    /// <summary>Refuses an id in the path that can't be anybody's, before it becomes a key of anything.</summary>
    public static void UseRouteLimits(this IApplicationBuilder app) => app.Use((context, next) =>
        FindProblem(context.Request.RouteValues) is { } problem
            ? new ProblemResult(StatusCodes.Status400BadRequest, ProblemCode.InvalidRequest, problem).ExecuteAsync(context)
            : next(context));

    private static string? FindProblem(RouteValueDictionary values)
    {
        foreach (var (name, value) in values)
        {
            if (value is not string text)
            {
                continue;
            }

            if (text.Length > MaxLength)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{name} must not be longer than {MaxLength} characters.");
            }

            if (RequestText.FindProblem(text) is { } problem)
            {
                return $"{name} {problem}";
            }
        }

        return null;
    }
}
