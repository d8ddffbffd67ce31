using System.Diagnostics.Metrics;
using Kamiyo.Storage.Grouping;
using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Storage.Tests.Grouping;

public sealed class GroupReadTests
{
    [Fact]
    public async Task Reads_that_come_during_a_read_share_the_next_one()
    {
        await using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var metrics = new GroupMetrics(services.GetRequiredService<IMeterFactory>(), TimeProvider.System);
        var visits = new List<IReadOnlyList<string>>();
        var firstBegan = new TaskCompletionSource();
        var firstMayEnd = new TaskCompletionSource();
        await using var reads = new GroupRead<string>(
            "test",
            new GroupLimits(1, 100, 1_000, 1_000, 1_000),
            async keys =>
            {
                visits.Add(keys);
                firstBegan.TrySetResult();
                await firstMayEnd.Task;
                return keys.Distinct().Where(key => key != "unknown").ToDictionary(key => key, key => key.ToUpperInvariant());
            },
            metrics);

        var first = reads.FindAsync("a", CancellationToken.None);
        await firstBegan.Task;
        var others = new[] { "b", "b", "unknown" }.Select(key => reads.FindAsync(key, CancellationToken.None)).ToArray();
        firstMayEnd.SetResult();

        (await first).ShouldBe("A");
        (await Task.WhenAll(others)).ShouldBe(["B", "B", null]);
        visits.Select(visit => visit.Count).ShouldBe([1, 3]);
    }
}
