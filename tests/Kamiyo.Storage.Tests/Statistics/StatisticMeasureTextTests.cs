using Kamiyo.Storage.Statistics;

namespace Kamiyo.Storage.Tests.Statistics;

public sealed class StatisticMeasureTextTests
{
    [Fact]
    public void Every_measure_is_written_in_lower_case()
    {
        foreach (var measure in Enum.GetValues<StatisticMeasure>())
        {
            StatisticMeasureText.Parse(measure.ToString().ToLowerInvariant()).ShouldBe(measure);
        }
    }

    [Fact]
    public void Another_text_is_refused() => Should.Throw<FormatException>(() => StatisticMeasureText.Parse("duplicate"));
}
