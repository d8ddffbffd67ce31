using Kamiyo.Cli.Triggering;
using Spectre.Console;

namespace Kamiyo.Cli.Output;

/// <summary>Two bars.</summary>
public sealed class RichProgress(ProgressTask sent, ProgressTask? settled) : IBulkProgress
{
    public void Sent() => sent.Increment(1);

    public void Settled() => settled?.Increment(1);
}
