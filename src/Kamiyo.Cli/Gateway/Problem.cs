namespace Kamiyo.Cli.Gateway;

/// <summary>What went wrong, as the person at the keyboard should read it.</summary>
/// <param name="Message">One line.</param>
/// <param name="Status">The HTTP status, when the gateway answered.</param>
/// <param name="Code">The problem+json's code, when it had one.</param>
/// <param name="Detail">The problem+json's detail, when it had one.</param>
/// <param name="Hint">What to do about it.</param>
public sealed record Problem(string Message, int? Status = null, string? Code = null, string? Detail = null, string? Hint = null);
