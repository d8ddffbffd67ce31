using System.Globalization;
using Kamiyo.Gateway.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Kamiyo.Gateway.Problems;

/// <summary>Answers with a <see cref="Problem"/> whatever the client accepts: an error that can't be read helps nobody.</summary>
internal sealed class ProblemResult(int status, string code, string? detail) : IResult, IStatusCodeHttpResult
{
    public const string ContentType = "application/problem+json";

    public int Status => status;

    public string Code => code;

    public string? Detail => detail;

    /// <summary>Sent as <c>Retry-After</c>, rounded up to whole seconds.</summary>
    public TimeSpan? RetryAfter { get; init; }

    int? IStatusCodeHttpResult.StatusCode => status;

    /// <summary>The answer to a status that has no more to say.</summary>
    public static ProblemResult Of(int status) => new(status, ProblemCode.Of(status), detail: null);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        if (RetryAfter is { } wait)
        {
            var seconds = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds));
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        var problem = new Problem(ReasonPhrases.GetReasonPhrase(status), status, code, detail);
        return response.WriteAsJsonAsync(problem, AnswerJson.Context.Problem, ContentType, httpContext.RequestAborted);
    }
}
