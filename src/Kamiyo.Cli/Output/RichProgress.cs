using Kamiyo.Cli.Triggering;
using Spectre.Console;

namespace Kamiyo.Cli.Output;

/// <summary>Two bars.</summary>
public sealed class RichProgress(ProgressTask sent, ProgressTask? settled) : IBulkProgress
{
    public void Sent() => sent.Increment(1);

    public void Settling(int count)
    {
        if (settled is not null && count > 0)
        {
            settled.MaxValue = count;
        }
    }

    public void Settled() => settled?.Increment(1);
}
