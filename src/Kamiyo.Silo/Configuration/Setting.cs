namespace Kamiyo.Silo.Configuration;

/// <summary>One setting under its two names; where both are given, the environment's name wins.</summary>
/// <param name="Path">Its name in configuration, such as <c>Kamiyo:Stripe:WebhookSecrets</c>.</param>
/// <param name="Variable">Its name as an environment variable and in <c>.env</c>; null when it has none of its own.</param>
internal readonly record struct Setting(string Path, string? Variable = null)
{
    /// <summary>As messages name it.</summary>
    public override string ToString() => Variable is null ? Path : $"{Variable} (or {Path})";
}
