using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Gateway.RetryJobs;

/// <summary>What a job was asked for.</summary>
internal sealed record RetryJobFilterResponse(
    IReadOnlyList<WebhookEventStatus> Status,
    string? Type,
    string? CustomerId,
    string? Account,
    bool? Livemode,
    DateTimeOffset? ReceivedAfter,
    DateTimeOffset? ReceivedBefore,
    string? ErrorContains)
{
    public static RetryJobFilterResponse Of(WebhookEventFilter filter) => new(
        filter.Statuses,
        filter.Type,
        filter.CustomerId,
        filter.Account,
        filter.Livemode,
        filter.ReceivedAfter,
        filter.ReceivedBefore,
        filter.ErrorContains);
}
