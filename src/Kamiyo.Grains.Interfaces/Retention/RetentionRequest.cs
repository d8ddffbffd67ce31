using Orleans;

namespace Kamiyo.Grains.Interfaces.Retention;

/// <summary>What to clean up.</summary>
/// <param name="OlderThanDays">
/// Events that came to their end more than so many days ago, and their payloads; at least 1, null for what the settings say. Messages always go by the settings.
/// </param>
/// <param name="DryRun">Counts and deletes nothing.</param>
[GenerateSerializer, Immutable]
public sealed record RetentionRequest([property: Id(0)] int? OlderThanDays, [property: Id(1)] bool DryRun);
