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

    public void Count(IReadOnlyList<StatisticKey> keys)
    {
        foreach (var key in keys)
        {
            _happened[key] = _happened.GetValueOrDefault(key) + 1;
        }
    }

    public void Receive(WebhookEventStatus status, DateTimeOffset receivedAt) => Add(status, 1, receivedAt);

    public void Move(WebhookEventStatus before, WebhookEventStatus after)
    {
        Add(before, -1, receivedAt: null);
        Add(after, 1, receivedAt: null);
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
