using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Kamiyo.Billing.Stripe;

namespace Kamiyo.Gateway.Webhooks;

/// <summary>
/// Counts stored events by the release train of their API version, so that a change of Stripe's is seen before it matters. An unknown
/// version is never a reason to refuse: readers look at the fields.
/// </summary>
internal sealed class ApiTrainMeter
{
    public const string MeterName = "Kamiyo.Gateway";
    public const string CounterName = "stripe_events_received";
    public const string TrainTag = "api_train";

    // One version an endpoint is usual; beyond this many something is wrong that more warnings don't tell.
    private const int MaxWarnings = 100;

    // Every label that there can be.
    private static readonly FrozenDictionary<ApiTrain, string> Labels =
        Enum.GetValues<ApiTrain>().ToFrozenDictionary(train => train, train => JsonNamingPolicy.SnakeCaseLower.ConvertName(train.ToString()));

    private readonly ConcurrentDictionary<string, bool> _warned = new(StringComparer.Ordinal);
    private readonly Counter<long> _received;
    private readonly ILogger<ApiTrainMeter> _logger;

    public ApiTrainMeter(IMeterFactory meters, ILogger<ApiTrainMeter> logger)
    {
        _logger = logger;
        _received = meters.Create(MeterName).CreateCounter<long>(
            CounterName, unit: "{event}", description: "Stripe events stored, by the release train of their API version.");
    }

    public void Count(string eventId, string? apiVersion)
    {
        var train = ApiTrains.Recognize(apiVersion);
        _received.Add(1, new KeyValuePair<string, object?>(TrainTag, Labels[train]));
        var version = apiVersion ?? "none";
        if (train is ApiTrain.Unknown && _warned.Count < MaxWarnings && _warned.TryAdd(version, true))
        {
            _logger.UnknownApiVersion(eventId, version);
        }
    }
}
