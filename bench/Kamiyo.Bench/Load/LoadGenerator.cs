using System.Globalization;

namespace Kamiyo.Bench.Load;

/// <summary>Drives all connections of a load and sums up.</summary>
internal sealed class LoadGenerator(LoadSpec spec, TextWriter output)
{
    private static readonly TimeSpan ReportInterval = TimeSpan.FromMilliseconds(250);

    public async Task RunAsync(CancellationToken stopping)
    {
        var bodies = spec.OnlyBeginnings
            ? LifeStory.Beginning(TimeProvider.System.GetUtcNow(), spec.Layout)
            : LifeStory.Whole(TimeProvider.System.GetUtcNow(), spec.Layout);
        var host = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{spec.Port}");
        var templates = bodies.Select(body => new RequestTemplate(body, LoadSpec.Path, host)).ToArray();
        var lives = new CustomerLives(templates.Length, LoadSpec.CohortSize);
        var run = new LoadRun(spec, stopping);
        var connections = Enumerable.Range(0, spec.Connections).Select(index => new LoadConnection(run, templates, lives, index)).ToArray();
        try
        {
            var all = Task.WhenAll(connections.Select(connection => connection.RunAsync(stopping)));
            var pace = run.KeepPaceUntilAsync(all);
            await ReportUntilAsync(all, run, connections);
            await all;
            await pace;
            Write(new LoadProgress(Measuring: false, Accepted(connections), Sum(run, connections, lives)));
        }
        finally
        {
            Array.ForEach(connections, connection => connection.Dispose());
        }
    }

    private async Task ReportUntilAsync(Task all, LoadRun run, LoadConnection[] connections)
    {
        using var timer = new PeriodicTimer(ReportInterval);
        var tick = timer.WaitForNextTickAsync().AsTask();
        while (await Task.WhenAny(all, tick) == tick)
        {
            Write(new LoadProgress(run.IsMeasuring, Accepted(connections), null));
            tick = timer.WaitForNextTickAsync().AsTask();
        }
    }

    private LoadResult Sum(LoadRun run, LoadConnection[] connections, CustomerLives lives)
    {
        var latencies = new LatencyHistogram();
        Array.ForEach(connections, connection => latencies.Add(connection.Latencies));
        return new LoadResult(
            Math.Min(run.ElapsedSeconds - spec.WarmupSeconds, spec.Seconds),
            latencies.Count,
            connections.Sum(connection => connection.Errors),
            Accepted(connections),
            latencies.PercentileMilliseconds(0.5),
            latencies.PercentileMilliseconds(0.9),
            latencies.PercentileMilliseconds(0.99),
            latencies.MaxMicroseconds / 1000.0,
            lives.NextCohort(run.NextSequence),
            connections.Select(connection => connection.FirstError).FirstOrDefault(error => error is not null));
    }

    private static long Accepted(LoadConnection[] connections) => connections.Sum(connection => connection.Accepted);

    private void Write(LoadProgress progress) =>
        output.WriteLine(System.Text.Json.JsonSerializer.Serialize(progress, LoadJson.Default.LoadProgress));
}
