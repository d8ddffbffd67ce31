using Microsoft.AspNetCore.Http;

namespace Kamiyo.Cli.Tests.Support;

/// <summary>A refusal that may say how long to wait.</summary>
public sealed class NotNow(int status, string? retryAfter) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.RetryAfter = retryAfter;
        return LocalGateway.Problem(status, "not_now", "Later.").ExecuteAsync(httpContext);
    }
}
