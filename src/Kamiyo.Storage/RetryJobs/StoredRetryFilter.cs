namespace Kamiyo.Storage.RetryJobs;

/// <summary>A filter as <see cref="RetryJobJson"/> writes it.</summary>
internal sealed record StoredRetryFilter(
    IReadOnlyList<string> Statuses,
    string? Type,
    string? CustomerId,
    string? Account,
    bool? Livemode,
    DateTimeOffset? ReceivedAfter,
    DateTimeOffset? ReceivedBefore,
    string? ErrorContains);
