namespace Kamiyo.Gateway.Tests.Metrics;

internal sealed record ReceivedSpan(string Scope, string Name, string TraceId);
