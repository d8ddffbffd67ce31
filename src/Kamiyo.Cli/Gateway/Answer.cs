namespace Kamiyo.Cli.Gateway;

/// <summary>What the gateway answered: a value, nothing there, or "not now".</summary>
/// <param name="Value">Null when there is nothing of that id, or when the gateway asks to wait.</param>
/// <param name="RetryAfter">How long to wait before asking again; null when this is the answer.</param>
/// <param name="Problem">Why to wait.</param>
public sealed record Answer<T>(T? Value, TimeSpan? RetryAfter = null, Problem? Problem = null)
    where T : class;
