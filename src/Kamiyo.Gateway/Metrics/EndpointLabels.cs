using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace Kamiyo.Gateway.Metrics;

/// <summary>Requests as the label <c>endpoint</c> shows them: the route without <c>/api/v1</c>, never the path, which anybody can make up.</summary>
internal sealed class EndpointLabels(EndpointDataSource endpoints)
{
    public const string Other = "other";

    private const string ApiPrefix = "/api/v1";

    private readonly ConcurrentDictionary<Endpoint, string> _byEndpoint = new();
    private FrozenDictionary<string, string>? _byPath;

    public string Of(HttpContext context) => context.GetEndpoint() is { } endpoint && _byEndpoint.GetOrAdd(endpoint, OfRoute) is { Length: > 0 } label
        ? label
        : OfPath(context.Request.Path);

    // Empty for what is no route, such as the endpoint that answers 405.
    private static string OfRoute(Endpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<EndpointLabel>() is { } named)
        {
            return named.Value;
        }

        return endpoint is RouteEndpoint { RoutePattern.RawText: { } pattern } ? Shorten(pattern) : "";
    }

    // A wrong method on a route that exists is counted with the route: it is one of the runbook's symptoms.
    private string OfPath(PathString path)
    {
        _byPath ??= endpoints.Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern is { RawText: not null, Parameters.Count: 0 })
            .DistinctBy(endpoint => Normalize(endpoint.RoutePattern.RawText!), StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(endpoint => Normalize(endpoint.RoutePattern.RawText!), OfRoute, StringComparer.OrdinalIgnoreCase);
        return _byPath.GetValueOrDefault(Normalize(path.Value ?? ""), Other);
    }

    private static string Shorten(string pattern)
    {
        var path = Normalize(pattern);
        return path.StartsWith($"{ApiPrefix}/", StringComparison.Ordinal) ? path[ApiPrefix.Length..] : path;
    }

    private static string Normalize(string path) => $"/{path.Trim('/')}";
}
