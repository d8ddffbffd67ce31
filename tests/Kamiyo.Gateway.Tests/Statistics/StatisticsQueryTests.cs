using Kamiyo.Gateway.Requests;
using Kamiyo.Gateway.Statistics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Kamiyo.Gateway.Tests.Statistics;

public sealed class StatisticsQueryTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 3, 12, 34, 56, TimeSpan.Zero);

    [Fact]
    public void Without_fields_it_is_the_last_day_in_hours() =>
        Read("").ShouldBe(new StatisticsQuery(new DateTimeOffset(2026, 11, 2, 12, 0, 0, TimeSpan.Zero), Now, TimeSpan.FromHours(1)));

    [Theory]
    [InlineData("?from=2026-11-03T10:00:00Z", "2026-11-03T10:00:00Z", 1)]
    [InlineData("?from=2026-11-03T11:22:33Z", "2026-11-03T11:22:00Z", 1)]
    [InlineData("?from=2026-11-03T11:22:33Z&step=5m", "2026-11-03T11:22:00Z", 5)]
    [InlineData("?from=2026-11-03T09:59:59Z", "2026-11-03T09:00:00Z", 60)]
    [InlineData("?from=2026-11-03T12:30:00%2B02:00", "2026-11-03T10:30:00Z", 1)]
    [InlineData("?from=2026-10-20T12:34:56Z", "2026-10-20T12:00:00Z", 60)]
    [InlineData("?from=2026-10-20T12:34:55Z", "2026-10-20T12:00:00Z", 1_440)]
    [InlineData("?from=2026-10-20T12:34:55Z&step=6h", "2026-10-20T12:00:00Z", 360)]
    public void Steps_are_as_fine_as_what_is_kept_and_begin_where_it_does(string query, string from, int stepMinutes)
    {
        var read = Read(query);

        read.From.ShouldBe(RequestTime.Read(from).ShouldNotBeNull());
        read.Step.ShouldBe(TimeSpan.FromMinutes(stepMinutes));
        read.To.ShouldBe(Now);
    }

    [Fact]
    public void An_end_alone_means_the_day_before_it() =>
        Read("?to=2026-10-01T00:00:00Z").ShouldBe(new StatisticsQuery(
            new DateTimeOffset(2026, 9, 30, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.Zero), TimeSpan.FromHours(1)));

    [Theory]
    [InlineData("?from=yesterday", "from must be a time")]
    [InlineData("?to=2026-11-03", "to must be a time")]
    [InlineData("?to=0001-01-01T00:00:00Z", "to must not be before 1970")]
    [InlineData("?from=0001-01-01T00:00:00Z", "from must not be before 1970")]
    [InlineData("?from=2026-11-03T12:34:56Z", "from must be before to")]
    [InlineData("?from=2026-11-05T00:00:00Z&to=2026-11-04T00:00:00Z", "from must be before to")]
    [InlineData("?step=0m", "step must be a whole number with m, h or d")]
    [InlineData("?step=30s", "step must be a whole number with m, h or d")]
    [InlineData("?step=32d", "step must be a whole number with m, h or d")]
    [InlineData("?step=", "step must not be empty")]
    [InlineData("?step=1h&step=2h", "step must be given once")]
    [InlineData("?step=59m", "step must be at least 1h")]
    [InlineData("?from=2025-11-03T00:00:00Z&step=1h", "step is too short: there would be 8773 points, and at most 2000 are given")]
    [InlineData("?from=1980-01-01T00:00:00Z", "step is too short")]
    [InlineData("?to=9999-12-31T23:59:59Z&from=2026-11-03T12:00:00Z", "step is too short")]
    public void What_can_not_be_used_is_refused_with_the_name_of_the_field(string query, string problem) =>
        Should.Throw<InvalidRequestException>(() => Read(query)).Message.ShouldStartWith(problem);

    [Fact]
    public void As_many_points_as_are_given_at_most_are_given()
    {
        // 2,000 hours before the hour that begins at noon.
        Read("?from=2026-08-12T04:00:00Z&to=2026-11-03T12:00:00Z&step=1h").From.Hour.ShouldBe(4);
        Should.Throw<InvalidRequestException>(() => Read("?from=2026-08-12T03:59:59Z&to=2026-11-03T12:00:00Z&step=1h"));
    }

    private static StatisticsQuery Read(string query) => StatisticsQuery.Read(new QueryCollection(QueryHelpers.ParseQuery(query)), Now);
}
