namespace Kamiyo.Gateway.Cleanup;

/// <summary>What to delete; <see cref="CleanupRequest"/> reads it.</summary>
/// <param name="OlderThanDays">Finished events that came in more than so many days ago, from 1 to 36,500; what the settings say when left out.</param>
/// <param name="DryRun">Only counts.</param>
internal sealed record CleanupBody(int? OlderThanDays, bool? DryRun);
