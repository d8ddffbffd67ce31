using Kamiyo.Storage.Texts;

namespace Kamiyo.Storage.Outbox;

/// <summary>How a message ended.</summary>
internal sealed record OutboxResult(OutboxStatus Status, string? Reason, DateTimeOffset FinishedAt)
{
    public const int ReasonLength = 1_000;

    /// <summary>How many attempts the end adds to those that failed: what was held back wasn't tried.</summary>
    public int Attempts => Status is OutboxStatus.Sent or OutboxStatus.Dead ? 1 : 0;

    /// <exception cref="ArgumentException">The status isn't an end, or an end that needs a reason has none.</exception>
    public static OutboxResult Create(OutboxStatus status, string? reason, DateTimeOffset finishedAt)
    {
        if (status is OutboxStatus.Waiting or OutboxStatus.Pending)
        {
            throw new ArgumentException($"A message doesn't end as {status.ToText()}.", nameof(status));
        }

        if (status != OutboxStatus.Sent)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        }

        return new OutboxResult(status, StoredText.Fit(reason, ReasonLength), finishedAt);
    }
}
