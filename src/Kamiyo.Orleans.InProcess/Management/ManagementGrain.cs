using Kamiyo.Orleans.InProcess.Runtime;
using Orleans;
using Orleans.Runtime;

namespace Kamiyo.Orleans.InProcess.Management;

/// <summary>Answers what the silo holds.</summary>
internal sealed class ManagementGrain(ActorRuntime runtime) : Grain, IManagementGrain
{
    public Task<int> GetTotalActivationCount() => Task.FromResult(runtime.Directory.Count);

    public Task<SimpleGrainStatistic[]> GetSimpleGrainStatistics(CancellationToken cancellationToken) => Task.FromResult(runtime.Classes.All
        .Where(static grainClass => grainClass.ActivationCount > 0)
        .Select(static grainClass => new SimpleGrainStatistic
        {
            GrainType = $"{grainClass.Type.FullName},{grainClass.Type.Assembly.GetName().Name}",
            ActivationCount = grainClass.ActivationCount,
        })
        .ToArray());

    public ValueTask<List<GrainId>> GetActiveGrains(GrainType type) => ValueTask.FromResult(runtime.Directory.All
        .Select(static activation => activation.GrainId)
        .Where(grainId => grainId.Type == type)
        .ToList());

    public Task ForceActivationCollection(TimeSpan ageLimit) => runtime.Collector.CollectAsync(ageLimit);
}
