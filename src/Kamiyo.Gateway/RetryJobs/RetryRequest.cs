using Kamiyo.Gateway.Requests;
using Kamiyo.Gateway.Webhooks;
using Kamiyo.Grains.Interfaces.RetryJobs;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Gateway.RetryJobs;

/// <summary>Reads <c>{"status":"dead","error_contains":"price_","dry_run":true}</c>; every field may be left out.</summary>
internal sealed record RetryRequest(WebhookEventFilter Filter, bool IsDryRun)
{
    public const string DryRunField = "dry_run";

    public static readonly IReadOnlyList<string> Names = [.. EventFilter.Names, DryRunField];

    /// <exception cref="InvalidRequestException">A field is unknown or can't be used.</exception>
    public static async Task<RetryRequest> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        var fields = await JsonFields.ReadAsync(body, Names, cancellationToken);
        return new RetryRequest(EventFilter.Read(fields, WebhookEventFilter.Retryable), fields.Flag(DryRunField) ?? false);
    }

    public StartRetryJob ToMessage(string operatorName) => new(
        operatorName,
        Filter.Statuses is [var status] ? status.ToText() : null,
        Filter.Type,
        Filter.CustomerId,
        Filter.Account,
        Filter.Livemode,
        Filter.ReceivedAfter,
        Filter.ReceivedBefore,
        Filter.ErrorContains);
}
