namespace Kamiyo.Gateway.Tests.Metrics;

/// <summary>
/// Tests that hear the instruments of the whole process. They run alone: a collector takes a thousand streams at most, and every
/// application that another test has running brings its own.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessMetrics
{
    public const string Name = "Metrics of the whole process";
}
