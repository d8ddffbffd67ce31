namespace Kamiyo.Cli.Gateway;

/// <summary>The parts of an application/problem+json body that are shown.</summary>
public sealed record ProblemDetails(string? Title, string? Detail, string? Code);
