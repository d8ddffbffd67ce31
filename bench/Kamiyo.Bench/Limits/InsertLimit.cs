using System.Diagnostics;
using Kamiyo.Bench.Databases;
using Kamiyo.Bench.Load;
using Kamiyo.Bench.Reports;
using Npgsql;

namespace Kamiyo.Bench.Limits;

/// <summary>Rows like stored events, inserted as fast as prepared statements can.</summary>
internal sealed class InsertLimit(PostgresBenchDatabase database, BodyLayout layout, TimeSpan duration, IProgressLine progress)
{
    private const string TableSql = """
        DROP TABLE IF EXISTS bench_row;
        CREATE TABLE bench_row (
            event_id text NOT NULL PRIMARY KEY, type text NOT NULL, status text NOT NULL, created_at timestamptz NOT NULL, body bytea NOT NULL);
        """;

    private const string CompressionSql = "ALTER TABLE bench_row ALTER COLUMN body SET COMPRESSION lz4";

    private const string InsertSql = """
        INSERT INTO bench_row (event_id, type, status, created_at, body)
        SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::bytea[]) ON CONFLICT DO NOTHING
        """;

    private const string SingleSql = "INSERT INTO bench_row (event_id, type, status, created_at, body) VALUES ($1, $2, $3, $4, $5)";

    private readonly byte[][] _bodies = [.. LifeStory.Whole(TimeProvider.System.GetUtcNow(), layout)];
    private long _sequence;

    /// <summary>Rows a second.</summary>
    public async Task<double> MeasureAsync(int connections, int rowsAStatement, CancellationToken cancellationToken)
    {
        progress.Begin($"limit: {connections} connections x {rowsAStatement} rows");
        await database.ExecuteAsync(TableSql, cancellationToken);
        await database.ExecuteAsync(CompressionSql, cancellationToken);
        var writers = Enumerable.Range(0, connections).Select(_ => Task.Run(() => WriteAsync(rowsAStatement, cancellationToken), cancellationToken));
        return (await Task.WhenAll(writers)).Sum();
    }

    private async Task<double> WriteAsync(int rowsAStatement, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(rowsAStatement == 1 ? SingleSql : InsertSql, connection);
        Fill(command, rowsAStatement);
        await command.PrepareAsync(cancellationToken);
        await command.ExecuteNonQueryAsync(cancellationToken);
        var started = Stopwatch.GetTimestamp();
        var rows = 0L;
        while (Stopwatch.GetElapsedTime(started) < duration)
        {
            Fill(command, rowsAStatement);
            rows += await command.ExecuteNonQueryAsync(cancellationToken);
        }

        return rows / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private void Fill(NpgsqlCommand command, int rows)
    {
        var first = Interlocked.Add(ref _sequence, rows) - rows;
        var second = IdTime.Of(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        var ids = Enumerable.Range(0, rows).Select(row => $"evt_1{second}Kamiyo0{ShortCode.Of((ulong)(first + row))}").ToArray();
        var bodies = Enumerable.Range(0, rows).Select(row => _bodies[(first + row) % _bodies.Length]).ToArray();
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        command.Parameters.Clear();
        if (rows == 1)
        {
            Add(command, ids[0]);
            Add(command, "invoice.payment_succeeded");
            Add(command, "received");
            Add(command, now);
            Add(command, bodies[0]);
            return;
        }

        Add(command, ids);
        Add(command, Repeat("invoice.payment_succeeded", rows));
        Add(command, Repeat("received", rows));
        Add(command, Repeat(now, rows));
        Add(command, bodies);
    }

    private static T[] Repeat<T>(T value, int count)
    {
        var values = new T[count];
        Array.Fill(values, value);
        return values;
    }

    private static void Add<T>(NpgsqlCommand command, T value) => command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
}
