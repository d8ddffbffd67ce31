namespace Kamiyo.Grains.Processing;

/// <summary>One event that is being stored; disposing of it ends that.</summary>
internal readonly record struct AcceptanceMeasurement(AcceptanceLoad Load, long Begun) : IDisposable
{
    public void Dispose() => Load.End(Begun);
}
