using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Storage.Tests.TestDatabases;

/// <summary>Tests that begin with events in the store.</summary>
public abstract class EventStoreTests(TestDatabase database) : StoreTests(database)
{
    protected static readonly byte[] Payload = """{"id":"evt_1"}"""u8.ToArray();

    protected async Task InsertAsync(params IReadOnlyList<WebhookEvent> events)
    {
        var inserts = await Task.WhenAll(events.Select(row => Stores.Events.InsertAsync(row, Payload, CancellationToken.None)));
        inserts.ShouldAllBe(isFirst => isFirst);
    }

    protected async Task UpdateAsync(params IReadOnlyList<WebhookEventChange> changes)
    {
        foreach (var change in changes)
        {
            (await Stores.Events.UpdateAsync(change, CancellationToken.None)).ShouldBeTrue();
        }
    }
}
