using Kamiyo.Orleans.InProcess.Tests.Grains;
using Kamiyo.Orleans.InProcess.Tests.Hosting;

namespace Kamiyo.Orleans.InProcess.Tests.Activations;

public sealed class MayInterleaveTests(SharedSilo silo)
{
    [Fact]
    public async Task A_class_decides_which_calls_interleave()
    {
        var grain = silo.Grains.GetGrain<IPoliteGrain>(Guid.NewGuid().ToString());
        var release = new TaskCompletionSource();
        PoliteGrain.Release = release.Task;
        var blocking = grain.Block();
        await PoliteGrain.Started.Task.Soon();
        var rude = grain.Rude();

        await grain.Polite().Soon();

        rude.IsCompleted.ShouldBeFalse();
        release.SetResult();
        await Task.WhenAll(blocking, rude).Soon();
    }
}
