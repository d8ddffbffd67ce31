namespace Kamiyo.Cli.Triggering;

/// <summary>Told as events get on; called by several workers at once.</summary>
public interface IBulkProgress
{
    void Sent();

    /// <summary>All are sent; <paramref name="count"/> of them, each stored one once, are now waited for.</summary>
    void Settling(int count);

    /// <summary>Processed, ignored, failed, or given up.</summary>
    void Settled();
}
