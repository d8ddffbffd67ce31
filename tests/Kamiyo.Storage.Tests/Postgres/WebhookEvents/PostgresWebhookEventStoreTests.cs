using Kamiyo.Storage.Tests.Builders;
using Kamiyo.Storage.Tests.TestDatabases;
using Kamiyo.Storage.Tests.WebhookEvents;
using Npgsql;

namespace Kamiyo.Storage.Tests.Postgres.WebhookEvents;

public sealed class PostgresWebhookEventStoreTests(SharedPostgres postgres) : WebhookEventStoreTests(new PostgresTestDatabase(postgres.Cluster))
{
    [Fact]
    public async Task A_text_that_PostgreSQL_does_not_take_fails_alone()
    {
        var bad = Event.Received("evt_bad") with { Type = "a\0b" };
        var good = Enumerable.Range(0, 40)
            .Select(number => Stores.Events.InsertAsync(Event.Received($"evt_{number}"), default, CancellationToken.None))
            .ToArray();

        var refused = Stores.Events.InsertAsync(bad, default, CancellationToken.None);

        (await Should.ThrowAsync<PostgresException>(refused)).SqlState.ShouldBe(PostgresErrorCodes.CharacterNotInRepertoire);
        (await Task.WhenAll(good)).ShouldAllBe(isFirst => isFirst);
    }

    [Fact]
    public async Task Payloads_are_compressed_with_lz4_where_the_server_can()
    {
        var canLz4 = await Database.QueryAsync("SELECT 'lz4' = ANY(enumvals) FROM pg_settings WHERE name = 'default_toast_compression'");

        var compression = await Database.QueryAsync(
            "SELECT attcompression::text FROM pg_attribute WHERE attrelid = 'webhook_payload'::regclass AND attname = 'body'");

        compression.ShouldBe([canLz4 is ["True"] ? "l" : string.Empty]);
    }
}
