using Kamiyo.Grains.Interfaces.Retention;

namespace Kamiyo.Gateway.Cleanup;

/// <summary>What was deleted, or would be.</summary>
/// <param name="IsComplete">False when more is left than one request deletes or counts: ask again.</param>
internal sealed record CleanupResponse(bool DryRun, long Events, long Payloads, long Messages, bool IsComplete)
{
    public static CleanupResponse Of(RetentionRequest request, RetentionReport report) =>
        new(request.DryRun, report.Events, report.Payloads, report.Messages, report.IsComplete);
}
