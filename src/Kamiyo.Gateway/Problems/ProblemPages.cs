namespace Kamiyo.Gateway.Problems;

internal static class ProblemPages
{
    /// <summary>Gives unknown routes, wrong methods and unhandled exceptions a problem body; nothing of an exception reaches the client.</summary>
    public static void UseProblemPages(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = exception =>
                exception is BadHttpRequestException badRequest ? badRequest.StatusCode : StatusCodes.Status500InternalServerError,
            ExceptionHandler = context => ProblemResult.Of(context.Response.StatusCode).ExecuteAsync(context),
        });
        app.UseStatusCodePages(context =>
            ProblemResult.Of(context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext));
    }
}
