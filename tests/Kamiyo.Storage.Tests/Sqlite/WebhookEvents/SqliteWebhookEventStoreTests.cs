using Kamiyo.Storage.Tests.Builders;
using Kamiyo.Storage.Tests.TestDatabases;
using Kamiyo.Storage.Tests.WebhookEvents;

namespace Kamiyo.Storage.Tests.Sqlite.WebhookEvents;

public sealed class SqliteWebhookEventStoreTests() : WebhookEventStoreTests(new SqliteTestDatabase())
{
    [Fact]
    public async Task Times_are_text_that_a_person_can_read()
    {
        await Stores.Events.InsertAsync(Event.Received(), default, CancellationToken.None);

        (await Database.QueryAsync("SELECT received_at FROM webhook_event")).ShouldBe(["2026-11-03T12:00:01.234567Z"]);
    }
}
