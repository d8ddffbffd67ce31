using Kamiyo.Bench.Load;

namespace Kamiyo.Bench.Commands;

/// <summary>What the command line asks for.</summary>
/// <param name="Seconds">Measured, each load.</param>
/// <param name="WarmupSeconds">Before each load's clock starts.</param>
/// <param name="CompileSeconds">Of a new gateway's first load, so that its code is compiled before anything is measured.</param>
/// <param name="Connections">Of the loads that are run with several numbers of them.</param>
/// <param name="Layout">Of the bodies that are sent and inserted.</param>
/// <param name="Database">A running server's <c>postgres://</c> URL; null for a private one.</param>
/// <param name="PostgresDefaults">Leaves a private server with the memory that PostgreSQL takes by itself.</param>
/// <param name="JsonPath">Where the report goes for programs; null for nowhere.</param>
/// <param name="StoredEvents">How many events are stored when growth is measured, rising.</param>
/// <param name="DistinctCustomers">How many customers are seen when memory is measured.</param>
/// <param name="BacklogEvents">How many unprocessed events a gateway finds at start.</param>
internal sealed record BenchOptions(
    double Seconds,
    double WarmupSeconds,
    double CompileSeconds,
    IReadOnlyList<int> Connections,
    BodyLayout Layout,
    string? Database,
    bool PostgresDefaults,
    string? JsonPath,
    IReadOnlyList<long> StoredEvents,
    long DistinctCustomers,
    long BacklogEvents);
