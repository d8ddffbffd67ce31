using Kamiyo.Storage.Duties;

namespace Kamiyo.Grains.Tests.Hosting;

/// <summary>Another process is on duty, always.</summary>
internal sealed class NoDuty : IDuty
{
    public bool IsOnDuty => false;

    public Task<CancellationToken> TakeUpAsync(CancellationToken cancellationToken) =>
        new TaskCompletionSource<CancellationToken>().Task.WaitAsync(cancellationToken);
}
