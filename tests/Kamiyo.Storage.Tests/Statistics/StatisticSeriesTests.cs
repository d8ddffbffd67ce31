using Kamiyo.Storage.Statistics;
using Kamiyo.Storage.Tests.Builders;

namespace Kamiyo.Storage.Tests.Statistics;

public sealed class StatisticSeriesTests
{
    [Fact]
    public void A_last_step_that_is_cut_short_is_there_too() =>
        StatisticSeries.Of([], Event.Noon, Event.Noon.AddMinutes(25), TimeSpan.FromMinutes(10)).Select(point => point.Start)
            .ShouldBe([Event.Noon, Event.Noon.AddMinutes(10), Event.Noon.AddMinutes(20)]);

    [Fact]
    public void Counts_of_one_step_add_up_by_measure()
    {
        IReadOnlyList<StatisticCount> counts =
        [
            new(Event.Noon.AddMinutes(1), StatisticMeasure.Failed, 2),
            new(Event.Noon.AddMinutes(9), StatisticMeasure.Failed, 3),
            new(Event.Noon.AddMinutes(9), StatisticMeasure.Dead, 1),
            new(Event.Noon.AddMinutes(10), StatisticMeasure.Ignored, 7),
        ];

        StatisticSeries.Of(counts, Event.Noon, Event.Noon.AddMinutes(20), TimeSpan.FromMinutes(10)).ShouldBe(
        [
            new WebhookStatisticPoint(Event.Noon, 0, 0, 0, 5, 1),
            new WebhookStatisticPoint(Event.Noon.AddMinutes(10), 0, 0, 7, 0, 0),
        ]);
    }

    [Fact]
    public void An_empty_span_has_no_steps() =>
        StatisticSeries.Of([], Event.Noon, Event.Noon, TimeSpan.FromMinutes(10)).ShouldBeEmpty();

    [Fact]
    public void Steps_that_are_too_short_or_too_many_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => StatisticSeries.Validate(Event.Noon, Event.Noon.AddHours(1), TimeSpan.FromSeconds(59)));
        Should.Throw<ArgumentOutOfRangeException>(() => StatisticSeries.Validate(Event.Noon, Event.Noon.AddDays(365), TimeSpan.FromMinutes(1)));
    }
}
