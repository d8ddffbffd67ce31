using System.Security.Cryptography;
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

    // The second execution of a statement on a connection is the one that prepares it.
    [Fact]
    public async Task A_statement_that_is_refused_while_it_is_prepared_spoils_no_later_one()
    {
        (await InsertAsync("evt_first", "invoice.paid")).ShouldBeTrue();
        await Should.ThrowAsync<PostgresException>(InsertAsync("evt_bad", "a\0b"));

        (await InsertAsync("evt_second", "invoice.paid")).ShouldBeTrue();
        (await InsertAsync("evt_second", "invoice.paid")).ShouldBeFalse();
    }

    [Fact]
    public async Task Payloads_are_compressed_with_lz4_where_the_server_can()
    {
        var canLz4 = await Database.QueryAsync("SELECT 'lz4' = ANY(enumvals) FROM pg_settings WHERE name = 'default_toast_compression'");

        var compression = await Database.QueryAsync(
            "SELECT attcompression::text FROM pg_attribute WHERE attrelid = 'webhook_payload'::regclass AND attname = 'body'");

        compression.ShouldBe([canLz4 is ["True"] ? "l" : string.Empty]);
    }

    [Fact]
    public async Task A_payload_of_the_usual_size_is_kept_in_its_row()
    {
        // As compressible as an event's: 7 KB in less than three.
        var payload = Enumerable.Range(0, 200).SelectMany(_ => RandomNumberGenerator.GetBytes(8).Concat(new byte[28])).ToArray();
        await Stores.Events.InsertAsync(Event.Received(), payload, CancellationToken.None);

        (await Database.QueryAsync("SELECT pg_relation_size(reltoastrelid) FROM pg_class WHERE oid = 'webhook_payload'::regclass")).ShouldBe(["0"]);
        (await Database.QueryAsync("SELECT pg_column_size(body) < 3072 FROM webhook_payload")).ShouldBe(["True"]);
    }

    private Task<bool> InsertAsync(string eventId, string type) =>
        Stores.Events.InsertAsync(Event.Received(eventId) with { Type = type }, default, CancellationToken.None);
}
