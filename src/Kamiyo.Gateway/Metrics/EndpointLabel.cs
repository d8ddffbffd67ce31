namespace Kamiyo.Gateway.Metrics;

/// <summary>Endpoint metadata: the label of a route whose path isn't the name to count it by.</summary>
internal sealed record EndpointLabel(string Value);
