using Kamiyo.Storage.Texts;

namespace Kamiyo.Storage.Outbox;

/// <summary>How a message ended.</summary>
/// <param name="Attempts">How many attempts the end adds to those that failed.</param>
internal sealed record OutboxResult(OutboxStatus Status, string? Reason, DateTimeOffset FinishedAt, int Attempts)
{
    public const int ReasonLength = 1_000;

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

        // What was held back wasn't tried.
        var attempts = status is OutboxStatus.Sent or OutboxStatus.Dead ? 1 : 0;
        return new OutboxResult(status, StoredText.Fit(reason, ReasonLength), finishedAt, attempts);
    }

    /// <summary>Dead by the attempts that it had before.</summary>
    public static OutboxResult GivenUp(string reason, DateTimeOffset finishedAt) => Create(OutboxStatus.Dead, reason, finishedAt) with { Attempts = 0 };
}
