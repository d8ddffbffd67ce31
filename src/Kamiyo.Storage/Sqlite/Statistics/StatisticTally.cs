using Kamiyo.Storage.Statistics;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Storage.Sqlite.Statistics;

/// <summary>What the writes of one transaction have counted, so that each counter is written once with all of them.</summary>
internal sealed class StatisticTally
{
    private readonly Dictionary<StatisticKey, long> _happened = [];
    private readonly Dictionary<WebhookEventStatus, StatusChange> _statuses = [];

    public IReadOnlyDictionary<StatisticKey, long> Happened => _happened;

    public IReadOnlyDictionary<WebhookEventStatus, StatusChange> Statuses => _statuses;

    public void Count(StatisticKey key) => _happened[key] = _happened.GetValueOrDefault(key) + 1;

    public void Receive(WebhookEventStatus status, DateTimeOffset receivedAt) => Add(status, 1, receivedAt);

    public void Move(WebhookEventStatus before, WebhookEventStatus after)
    {
        Add(before, -1, receivedAt: null);
        Add(after, 1, receivedAt: null);
    }

    /// <param name="latency">The bucket of the time that it took to finish the event; null when it isn't finished.</param>
    public void Attempt(WebhookEventStatus before, WebhookEventStatus after, string type, DateTimeOffset minute, string? latency)
    {
        Move(before, after);
        Count(new StatisticKey(minute, after.ToText(), type, Detail: string.Empty));
        if (latency is not null)
        {
            Count(new StatisticKey(minute, StatisticMeasureText.Latency, Type: string.Empty, latency));
        }
    }

    public void Clear()
    {
        _happened.Clear();
        _statuses.Clear();
    }

    private void Add(WebhookEventStatus status, long delta, DateTimeOffset? receivedAt)
    {
        var change = _statuses.GetValueOrDefault(status);
        var latest = change.LastReceivedAt > receivedAt ? change.LastReceivedAt : receivedAt ?? change.LastReceivedAt;
        _statuses[status] = new StatusChange(change.Delta + delta, latest);
    }
}
