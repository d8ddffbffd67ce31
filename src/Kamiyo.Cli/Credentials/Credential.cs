namespace Kamiyo.Cli.Credentials;

/// <summary>A setting and where it was found, so that a wrong one can be traced.</summary>
public sealed record Credential(string Value, string Source);
