using Kamiyo.Bench.Phases;

namespace Kamiyo.Bench.Tests.Phases;

public sealed class BacklogTrendTests
{
    [Fact]
    public void A_backlog_that_rises_by_what_is_not_applied_grows()
    {
        var samples = Samples(second => (Accepted: 1000 * second, Backlog: 300 * second));

        BacklogTrend.GrowthPerSecond(samples).ShouldBe(300, tolerance: 0.001);
        BacklogTrend.AppliedPerSecond(samples).ShouldBe(700, tolerance: 0.001);
        BacklogTrend.IsGrowing(samples, 1000).ShouldBeTrue();
    }

    [Fact]
    public void A_backlog_that_only_swings_does_not_grow()
    {
        var samples = Samples(second => (Accepted: 1000 * second, Backlog: second % 2 == 0 ? 20 : 80));

        BacklogTrend.IsGrowing(samples, 1000).ShouldBeFalse();
    }

    [Fact]
    public void Too_few_samples_say_nothing()
    {
        BacklogTrend.GrowthPerSecond([]).ShouldBe(0);
        BacklogTrend.AppliedPerSecond([new BacklogSample(1, 10, 0)]).ShouldBe(0);
    }

    private static BacklogSample[] Samples(Func<int, (int Accepted, int Backlog)> at) =>
        [.. Enumerable.Range(0, 61).Select(second => new BacklogSample(second, at(second).Accepted, at(second).Backlog))];
}
