namespace Kamiyo.Telemetry.Prometheus;

/// <summary>What is exported, and under which names.</summary>
public sealed class PrometheusOptions
{
    /// <summary>What the names of the program's own meters begin with. The web server's meters cost with every request, and say nothing that isn't counted anyway.</summary>
    public string MeterPrefix { get; set; } = "";

    /// <summary>Meters that belong to no service provider and are exported beside the program's own.</summary>
    public ISet<string> SharedMeters { get; } = new HashSet<string>(StringComparer.Ordinal) { "System.Runtime" };

    /// <summary>Instruments whose name is a contract: no unit and no <c>_total</c> is added.</summary>
    public ISet<string> ExactNames { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Names by instrument, for those whose own name makes a bad one: <c>_count</c> belongs to histograms.</summary>
    public IDictionary<string, string> Renamed { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["dotnet.process.cpu.count"] = "dotnet_process_cpus",
        ["dotnet.thread_pool.thread.count"] = "dotnet_thread_pool_threads",
        ["dotnet.thread_pool.work_item.count"] = "dotnet_thread_pool_work_items",
        ["dotnet.gc.heap.total_allocated"] = "dotnet_gc_heap_allocated",
        ["dotnet.timer.count"] = "dotnet_timers",
        ["dotnet.assembly.count"] = "dotnet_assemblies",
    };

    /// <summary>Instruments that say they are counters, yet fall too: the runtime declares two of its own so.</summary>
    public ISet<string> Gauges { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "dotnet.thread_pool.thread.count",
        "dotnet.thread_pool.queue.length",
    };
}
