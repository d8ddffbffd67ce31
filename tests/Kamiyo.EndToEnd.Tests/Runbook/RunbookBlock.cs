namespace Kamiyo.EndToEnd.Tests.Runbook;

/// <summary>A piece of shell on the page.</summary>
/// <param name="Name">From the comment above it; null when it has none.</param>
/// <param name="Line">Where it begins.</param>
internal sealed record RunbookBlock(string? Name, int Line, string Script);
