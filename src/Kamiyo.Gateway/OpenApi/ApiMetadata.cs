using Kamiyo.Gateway.Problems;

namespace Kamiyo.Gateway.OpenApi;

/// <summary>What the document can't see, because handlers read requests by themselves and answer with problems of their own.</summary>
internal static class ApiMetadata
{
    public static RouteHandlerBuilder WithQuery(this RouteHandlerBuilder route, IReadOnlyList<QueryParameter> parameters) =>
        route.WithMetadata(new QueryMetadata(parameters));

    public static RouteHandlerBuilder WithBody<TBody>(this RouteHandlerBuilder route) => route.WithMetadata(new BodyMetadata(typeof(TBody)));

    /// <summary>For a route whose answer is one of several, as the question is.</summary>
    public static RouteHandlerBuilder WithAnswers(this RouteHandlerBuilder route, params IReadOnlyList<Type> types) =>
        route.WithMetadata(new AnswersMetadata(types), new ProducesResponseTypeMetadata(StatusCodes.Status200OK, types[0], ["application/json"]));

    /// <param name="code">The code that programs decide by; a status of several codes names the likeliest.</param>
    public static RouteHandlerBuilder WithProblem(this RouteHandlerBuilder route, int status, string code) => route.WithMetadata(
        new ProblemMetadata(status, code), new ProducesResponseTypeMetadata(status, typeof(Problem), [ProblemResult.ContentType]));

    internal sealed record QueryMetadata(IReadOnlyList<QueryParameter> Parameters);

    internal sealed record BodyMetadata(Type Type);

    internal sealed record AnswersMetadata(IReadOnlyList<Type> Types);

    internal sealed record ProblemMetadata(int Status, string Code);
}
