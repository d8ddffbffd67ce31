namespace Kamiyo.Gateway.RetryJobs;

/// <summary>The answer to a dry run.</summary>
/// <param name="Matched">How many events would be taken up again.</param>
internal sealed record RetryCountResponse(bool DryRun, long Matched);
