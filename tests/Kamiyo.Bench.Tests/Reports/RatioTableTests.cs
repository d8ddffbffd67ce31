using Kamiyo.Bench.Reports;

namespace Kamiyo.Bench.Tests.Reports;

public sealed class RatioTableTests
{
    private readonly Report _report = new();

    public RatioTableTests()
    {
        _report.Add("Accepted", "64 connections", ("accepted_per_second", 5000), ("p50_ms", 3));
        _report.Add("Flood", "64 connections", ("refused_per_second", 20_000));
    }

    [Fact]
    public void What_was_reached_is_a_part_of_each_limit()
    {
        _report.Add("Limits", "http", ("per_second", 50_000));
        _report.Add("Limits", "insert", ("per_second", 20_000));
        _report.Add("Limits", "disk", ("writes_per_second", 7000));

        var row = Ratios().ShouldHaveSingleItem();

        row.Name.ShouldBe("Accepted, 64 connections");
        row.Values.ShouldBe([new("http_percent", 10), new("insert_percent", 25)]);
    }

    [Fact]
    public void Without_limits_nothing_is_compared() => Ratios().ShouldBeEmpty();

    [Fact]
    public void A_limit_that_failed_is_not_divided_by()
    {
        _report.Add("Limits", "http", ("per_second", 0));

        Ratios().ShouldBeEmpty();
    }

    private IReadOnlyList<Measurement> Ratios() =>
        RatioTable.Of(_report.Measurements, [("Accepted", "accepted_per_second")], "Limits", "per_second");
}
