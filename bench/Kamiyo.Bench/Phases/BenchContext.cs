using Kamiyo.Bench.Commands;
using Kamiyo.Bench.Databases;
using Kamiyo.Bench.Reports;

namespace Kamiyo.Bench.Phases;

/// <summary>What the phases share.</summary>
internal sealed class BenchContext(BenchOptions options, Report report, IProgressLine progress) : IAsyncDisposable
{
    private PostgresServer? _postgres;

    public BenchOptions Options => options;

    public Report Report => report;

    public IProgressLine Progress => progress;

    public LoadMeter LoadMeter { get; } = new(report, progress);

    /// <summary>The server, started when first asked for.</summary>
    public async Task<PostgresServer> GetPostgresAsync()
    {
        if (_postgres is null)
        {
            progress.Begin(options.Database is null ? "starting a private PostgreSQL with default durability" : "connecting to PostgreSQL");
            _postgres = await PostgresServer.StartAsync(options.Database, options.PostgresDefaults);
            report.Note(_postgres.Description);
        }

        return _postgres;
    }

    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }
    }
}
