using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Kamiyo.Gateway.Problems;

internal static class ProblemPages
{
    /// <summary>Gives unknown routes, wrong methods and unhandled exceptions a problem body; nothing of an exception reaches the client.</summary>
    public static void UseProblemPages(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = context =>
                Of(context.Features.GetRequiredFeature<IExceptionHandlerFeature>().Error).ExecuteAsync(context),
            // What is away says so once; a stack trace a request would bury that.
            SuppressDiagnosticsCallback = context => StoreOutage.IsKnown(context.Exception),
        });
        app.UseStatusCodePages(context =>
            ProblemResult.Of(context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext));
    }

    private static ProblemResult Of(Exception exception) => exception switch
    {
        BadHttpRequestException badRequest => ProblemResult.Of(badRequest.StatusCode),
        _ when StoreOutage.Is(exception) => StoreOutage.Problem(exception),
        _ => ProblemResult.Of(StatusCodes.Status500InternalServerError),
    };
}
