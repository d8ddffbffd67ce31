using Kamiyo.Gateway.Configuration;
using Kamiyo.Gateway.Problems;
using Kamiyo.Storage.Availability;
using Kamiyo.Storage.Health;

namespace Kamiyo.Gateway.Health;

/// <summary>Whether webhooks come in and are processed. However many ask, the database is asked once a second.</summary>
internal sealed class WebhookHealth
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly EventActivityReader _events;
    private readonly IStoreHealth _store;
    private readonly IStoreAvailability _availability;
    private readonly SignatureWatch _signatures;
    private readonly ReloadableSettings<StripeSettings> _stripe;
    private readonly HealthSettings _settings;
    private readonly TimeProvider _time;
    private readonly DateTimeOffset _startedAt;
    private Task<WebhookHealthResponse>? _answer;
    private long _askedAt;

    public WebhookHealth(
        EventActivityReader events,
        IStoreHealth store,
        IStoreAvailability availability,
        SignatureWatch signatures,
        ReloadableSettings<StripeSettings> stripe,
        HealthSettings settings,
        TimeProvider time)
    {
        (_events, _store, _availability, _signatures, _stripe, _settings, _time) = (events, store, availability, signatures, stripe, settings, time);
        _startedAt = time.GetUtcNow();
        _signatures.ReadUses(stripe.Current.WebhookSecrets);
    }

    public Task<WebhookHealthResponse> ReadAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            // A slow answer is waited for by all: more questions would make it no faster.
            if (_answer is null || (_answer.IsCompleted && _time.GetElapsedTime(_askedAt) >= Fresh))
            {
                _askedAt = _time.GetTimestamp();
                _answer = Task.Run(AssessAsync, CancellationToken.None);
            }

            return _answer.WaitAsync(cancellationToken);
        }
    }

    private async Task<WebhookHealthResponse> AssessAsync()
    {
        var now = _time.GetUtcNow();
        var events = await FindEventsAsync(now);
        var stripe = _stripe.Current;
        var inputs = new HealthInputs(
            now,
            _startedAt,
            events is null ? StoreProblemText.Of(_availability.Problem) : null,
            events,
            _signatures.Skew,
            _signatures.ReadUses(stripe.WebhookSecrets),
            stripe.SignatureTolerance);
        return WebhookHealthResponse.Of(inputs, HealthAssessment.Of(inputs, _settings));
    }

    /// <summary>Null when the database takes no writes or doesn't answer; it says so itself in the log.</summary>
    private async Task<EventActivity?> FindEventsAsync(DateTimeOffset now)
    {
        try
        {
            return await _store.FindProblemAsync(CancellationToken.None) is null
                ? await _events.ReadAsync(now, CancellationToken.None)
                : null;
        }
        catch (Exception exception) when (StoreOutage.Is(exception))
        {
            return null;
        }
    }
}
