using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Storage.RetryJobs;

/// <summary>A job's filter and page as its row keeps them. The same filter is always the same text, by which a running job is found.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredRetryFilter))]
[JsonSerializable(typeof(ImmutableArray<string>))]
internal sealed partial class RetryJobJson : JsonSerializerContext
{
    public static string Write(WebhookEventFilter filter) => JsonSerializer.Serialize(
        new StoredRetryFilter(
            [.. filter.Statuses.Distinct().Select(status => status.ToText()).Order(StringComparer.Ordinal)],
            filter.Type,
            filter.CustomerId,
            filter.Account,
            filter.Livemode,
            filter.ReceivedAfter?.ToUniversalTime(),
            filter.ReceivedBefore?.ToUniversalTime(),
            filter.ErrorContains),
        Default.StoredRetryFilter);

    public static WebhookEventFilter ReadFilter(string json)
    {
        var stored = JsonSerializer.Deserialize(json, Default.StoredRetryFilter) ?? throw new FormatException("The filter of a retry job is null.");
        return new WebhookEventFilter(
            [.. stored.Statuses.Select(WebhookEventStatusText.Parse)],
            stored.Type,
            stored.CustomerId,
            stored.Account,
            stored.Livemode,
            stored.ReceivedAfter,
            stored.ReceivedBefore,
            stored.ErrorContains);
    }

    public static string Write(ImmutableArray<string> page) => JsonSerializer.Serialize(page, Default.ImmutableArrayString);

    public static ImmutableArray<string> ReadPage(string json) => JsonSerializer.Deserialize(json, Default.ImmutableArrayString);
}
