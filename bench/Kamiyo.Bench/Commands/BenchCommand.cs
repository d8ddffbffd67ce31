using System.CommandLine;
using Kamiyo.Bench.Growth;
using Kamiyo.Bench.Limits;
using Kamiyo.Bench.Load;
using Kamiyo.Bench.Phases;

namespace Kamiyo.Bench.Commands;

/// <summary>The benchmark's command line.</summary>
internal static class BenchCommand
{
    private const double QuickSeconds = 3;
    private const double FullSeconds = 15;

    /// <summary>Every phase in the order in which they are run.</summary>
    private static readonly IPhase[] Phases =
        [new LimitsPhase(), new AcceptPhase(), new AppliedPhase(), new FloodPhase(), new SqlitePhase(), new GrowthPhase()];

    private static readonly Option<double?> Seconds = new("--seconds")
    {
        Description = $"How long each load is measured; {FullSeconds} by default, {QuickSeconds} with --quick.",
    };

    private static readonly Option<IReadOnlyList<long>> Connections =
        NumbersOption.Create("--connections", "Numbers of connections, separated by commas; 1,16,64 by default.");

    private static readonly Option<bool> Compact = new("--compact")
    {
        Description = "Bodies without white space, about 3 KB on average, instead of Stripe's indented ones of about 5 KB.",
    };

    private static readonly Option<bool> Quick = new("--quick") { Description = "Short loads and small numbers: shows that all works, measures little." };

    private static readonly Option<string> Only = new("--only")
    {
        Description = $"Phases, separated by commas: {PhaseNames}. Without it all but growth.",
    };

    private static readonly Option<string> Database = new("--database")
    {
        Description = "postgres://user:password@host:port/postgres of a running server, of a role that may create databases, instead of a private one.",
    };

    private static readonly Option<bool> PostgresDefaults = new("--postgres-defaults")
    {
        Description = "The private server keeps to the 128 MB that PostgreSQL takes by itself, instead of a quarter of the machine's memory.",
    };

    private static readonly Option<string> Json = new("--json") { Description = "A file for the report as JSON." };

    private static readonly Option<IReadOnlyList<long>> Events = NumbersOption.Create(
        "--events", "Growth: numbers of stored events, separated by commas; 10000,1000000 by default, 20000,100000 with --quick.");

    private static string PhaseNames => string.Join(", ", Phases.Select(phase => phase.Name));

    public static Task<int> RunAsync(string[] arguments)
    {
        Only.Validators.Add(result =>
        {
            if (Split(result.GetValueOrDefault<string>()).FirstOrDefault(name => Phases.All(phase => phase.Name != name)) is { } unknown)
            {
                result.AddError($"There is no phase '{unknown}'; there are {PhaseNames}.");
            }
        });
        var root = new RootCommand("Measures how fast Kamiyo is on this machine, beside what the machine could do at most.")
        {
            Seconds, Connections, Compact, Quick, Only, Database, PostgresDefaults, Json, Events,
        };
        root.SetAction((parsed, cancellationToken) => new BenchRun(Read(parsed), Choose(parsed)).RunAsync(cancellationToken));

        // Long enough to stop what was started and to print what was measured.
        var configuration = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(20) };
        return root.Parse(arguments).InvokeAsync(configuration);
    }

    private static BenchOptions Read(ParseResult parsed)
    {
        var isQuick = parsed.GetValue(Quick);
        var seconds = parsed.GetValue(Seconds) ?? (isQuick ? QuickSeconds : FullSeconds);
        return new BenchOptions(
            seconds,
            WarmupSeconds: Math.Min(3, seconds / 2),

            // Measured: on two busy cores the runtime compiles what is hot for the first half minute and longer.
            CompileSeconds: isQuick ? seconds : Math.Max(3 * FullSeconds, seconds),
            [.. (parsed.GetValue(Connections) ?? [1, 16, 64]).Select(number => (int)number)],
            parsed.GetValue(Compact) ? BodyLayout.Compact : BodyLayout.Indented,
            parsed.GetValue(Database),
            parsed.GetValue(PostgresDefaults),
            parsed.GetValue(Json),
            parsed.GetValue(Events) ?? (isQuick ? [20_000, 100_000] : [10_000, 1_000_000]),
            DistinctCustomers: isQuick ? 10_000 : 1_000_000,
            BacklogEvents: isQuick ? 10_000 : 200_000);
    }

    private static IReadOnlyList<IPhase> Choose(ParseResult parsed)
    {
        var names = Split(parsed.GetValue(Only));
        return [.. Phases.Where(phase => names.Length > 0 ? names.Contains(phase.Name, StringComparer.Ordinal) : phase is not GrowthPhase)];
    }

    private static string[] Split(string? text) => text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
