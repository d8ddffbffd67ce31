namespace Kamiyo.Grains.Processing;

/// <summary>Room for one event in a <see cref="ProcessingGate"/>, given back once however often it is disposed of.</summary>
internal sealed class ProcessingSlot(SemaphoreSlim free) : IDisposable
{
    private SemaphoreSlim? _free = free;

    public void Dispose() => Interlocked.Exchange(ref _free, null)?.Release();
}
