namespace Kamiyo.Gateway.Configuration;

/// <summary>Which secrets in force this development machine made for itself. Null: somebody set one, and it is nobody's business here.</summary>
internal sealed record GeneratedSecrets(string? WebhookSecret, string? AdminApiKey);
