namespace Kamiyo.Cli.Triggering;

/// <summary>Told as events get on; called by several workers at once.</summary>
public interface IBulkProgress
{
    void Sent();

    /// <summary>Processed, ignored, failed, or given up.</summary>
    void Settled();
}
