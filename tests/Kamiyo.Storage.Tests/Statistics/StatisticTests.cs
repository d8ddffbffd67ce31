using Kamiyo.Storage.Statistics;
using Kamiyo.Storage.Tests.Builders;
using Kamiyo.Storage.Tests.TestDatabases;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Storage.Tests.Statistics;

/// <summary>Tests of what is counted in the days about noon.</summary>
public abstract class StatisticTests(TestDatabase database) : EventStoreTests(database)
{
    protected static WebhookEvent ReceivedAt(string eventId, int second) => Event.Received(eventId) with { ReceivedAt = Event.Noon.AddSeconds(second) };

    protected Task<IReadOnlyList<WebhookStatistic>> ReadAsync() =>
        Stores.Statistics.ReadAsync(Event.Noon.AddDays(-1), Event.Noon.AddDays(2), CancellationToken.None);

    protected Task<IReadOnlyDictionary<WebhookEventStatus, long>> CountsAsync() => Stores.Statistics.ReadCountsAsync(CancellationToken.None);
}
