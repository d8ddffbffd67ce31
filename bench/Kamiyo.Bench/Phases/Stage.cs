using Kamiyo.Bench.Databases;
using Kamiyo.Bench.Gateways;
using Kamiyo.Bench.Load;
using Kamiyo.Bench.Processes;

namespace Kamiyo.Bench.Phases;

/// <summary>A gateway on a database of its own, ready to be loaded.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private const int WarmUpConnections = 64;

    private static readonly TimeSpan DrainLimit = TimeSpan.FromMinutes(2);

    private readonly BenchContext _context;
    private readonly IBenchDatabase _database;
    private readonly BenchGateway _gateway;
    private readonly IReadOnlyList<KeyValuePair<string, ProcessFamily>> _families;
    private long _nextSequence;

    private Stage(BenchContext context, IBenchDatabase database, BenchGateway gateway, ProcessFamily? server, long firstSequence)
    {
        _context = context;
        _database = database;
        _gateway = gateway;
        _nextSequence = firstSequence;
        _families = server is null ? [new("gateway", gateway.Family)] : [new("gateway", gateway.Family), new("postgres", server)];
    }

    public BenchGateway Gateway => _gateway;

    /// <summary>Makes a database on the server and a gateway on it.</summary>
    public static async Task<(Stage Stage, PostgresBenchDatabase Database)> OnPostgresAsync(BenchContext context, CancellationToken cancellationToken)
    {
        var database = await (await context.GetPostgresAsync()).CreateDatabaseAsync();
        return (await OnAsync(context, database, await database.FindServerAsync(cancellationToken)), database);
    }

    public static Task<Stage> OnSqliteAsync(BenchContext context) => OnAsync(context, new SqliteBenchDatabase(), server: null);

    /// <param name="firstSequence">Beyond every event that the database holds.</param>
    public static async Task<Stage> OnAsync(BenchContext context, IBenchDatabase database, ProcessFamily? server, long firstSequence = 0)
    {
        context.Progress.Begin("starting the gateway");
        try
        {
            return new Stage(context, database, await BenchGateway.StartAsync(database.Url), server, firstSequence);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lets both runtimes compile what is hot, and every statement be prepared.</summary>
    /// <param name="connections">Fewer where so many would leave a backlog that lasts.</param>
    public async Task WarmUpAsync(CancellationToken cancellationToken, int connections = WarmUpConnections)
    {
        var spec = new LoadSpec(_gateway.Port, connections, 0, _context.Options.CompileSeconds, _nextSequence, _gateway.Secret) { Layout = _context.Options.Layout };
        _context.Progress.Begin("warming up");
        using var load = LoadProcess.Start(spec);
        _nextSequence = (await load.ReadAsync(_ => Task.CompletedTask, cancellationToken)).NextSequence;
        await DrainAsync(cancellationToken);
    }

    /// <summary>Runs a load with this gateway's port, secret and next free events.</summary>
    public async Task<LoadMeasurement> RunAsync(string name, LoadSpec spec, CancellationToken cancellationToken)
    {
        var own = spec with { Port = _gateway.Port, FirstSequence = _nextSequence };
        var measurement = await _context.LoadMeter.RunAsync(name, own, _families, _database, cancellationToken);
        _nextSequence = measurement.Load.NextSequence;
        return measurement;
    }

    /// <summary>Signed load with the times of the command line.</summary>
    public LoadSpec Spec(int connections) => new(
        _gateway.Port, connections, _context.Options.WarmupSeconds, _context.Options.Seconds, _nextSequence, _gateway.Secret)
    {
        Layout = _context.Options.Layout,
    };

    /// <summary>Waits until all is applied, and says so in the report when that takes longer than <paramref name="limit"/> (by default two minutes).</summary>
    public async Task DrainAsync(CancellationToken cancellationToken, TimeSpan? limit = null)
    {
        _context.Progress.Begin("letting the gateway catch up");
        var wait = limit ?? DrainLimit;
        if (await _database.DrainAsync(wait, _context.Progress, cancellationToken) is > 0 and var left)
        {
            _context.Report.Note($"{left:N0} events were still not applied {wait.TotalSeconds:N0} s after the load.");
        }
    }

    /// <summary>Says so when an event didn't end as it should: then the figures aren't worth much.</summary>
    public async Task CheckAsync(string name, CancellationToken cancellationToken)
    {
        var statuses = await _database.CountStatusesAsync(cancellationToken);
        var bad = statuses.Where(status => status.Key is "failed" or "dead" or "ignored").ToArray();
        if (bad.Length > 0)
        {
            _context.Report.Note($"{name}: {string.Join(", ", bad.Select(status => $"{status.Value:N0} {status.Key}"))}; none was expected.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _database.DisposeAsync();
    }
}
