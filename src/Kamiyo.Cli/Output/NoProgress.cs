using Kamiyo.Cli.Triggering;

namespace Kamiyo.Cli.Output;

/// <summary>For output that only shows results.</summary>
public sealed class NoProgress : IBulkProgress
{
    public void Sent()
    {
    }

    public void Settling(int count)
    {
    }

    public void Settled()
    {
    }
}
