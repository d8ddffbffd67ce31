using Kamiyo.Gateway.Problems;

namespace Kamiyo.Gateway.Requests;

/// <summary>Answers 400 <c>invalid_request</c> with the field's name to what the client can mend.</summary>
internal sealed class InvalidRequestFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (InvalidRequestException exception)
        {
            return new ProblemResult(StatusCodes.Status400BadRequest, ProblemCode.InvalidRequest, exception.Message);
        }
    }
}
