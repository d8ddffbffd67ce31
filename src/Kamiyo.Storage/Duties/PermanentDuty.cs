namespace Kamiyo.Storage.Duties;

/// <summary>For installations of one process, and for hosts that see to it themselves that there is one of each grain.</summary>
public sealed class PermanentDuty : IDuty
{
    public bool IsOnDuty => true;

    public Task<CancellationToken> TakeUpAsync(CancellationToken cancellationToken) => Task.FromResult(CancellationToken.None);
}
