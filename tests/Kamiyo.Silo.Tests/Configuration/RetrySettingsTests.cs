using Kamiyo.Billing.Events;
using Kamiyo.Silo.Configuration;

namespace Kamiyo.Silo.Tests.Configuration;

public sealed class RetrySettingsTests
{
    private const string Delays = "Kamiyo:Retry:Delays";
    private const string Jitter = "Kamiyo:Retry:Jitter";

    [Fact]
    public void The_default_schedule_holds_unless_set()
    {
        var schedule = RetrySettings.Read(SettingsOf.Reader()).Schedule;

        schedule.Delays.ShouldBe(RetrySchedule.Default.Delays);
        schedule.Jitter.ShouldBe(RetrySchedule.Default.Jitter);
    }

    [Fact]
    public void Delays_are_a_list_or_an_array_of_minutes_hours_and_days()
    {
        IReadOnlyList<TimeSpan> expected = [TimeSpan.FromMinutes(1), TimeSpan.FromHours(2), TimeSpan.FromDays(30), TimeSpan.FromMinutes(43_200)];

        Read((Delays, "1m, 2h,30d,43200m")).ShouldBe(expected);
        Read(($"{Delays}:0", "1m"), ($"{Delays}:1", "2h"), ($"{Delays}:2", "30d"), ($"{Delays}:3", "43200m")).ShouldBe(expected);
    }

    [Theory]
    [InlineData("0m")]
    [InlineData("31d")]
    [InlineData("721h")]
    [InlineData("99999m")]
    [InlineData("1000000000000d")]
    [InlineData("5")]
    [InlineData("m")]
    [InlineData("30s")]
    [InlineData("-5m")]
    [InlineData("1.5h")]
    [InlineData("1M")]
    [InlineData("00:05:00")]
    public void A_delay_that_does_not_fit_is_a_problem_that_shows_the_format(string delay)
    {
        var reader = SettingsOf.Reader((Delays, $"1m,{delay}"));

        RetrySettings.Read(reader);

        reader.Problems.ShouldHaveSingleItem().ShouldBe(
            $"Kamiyo:Retry:Delays holds '{delay}'; a delay is a whole number with m, h or d (minutes, hours, days), from 1m to 30d, such as 1m,5m,2h.");
    }

    [Fact]
    public void A_blank_delay_is_a_problem()
    {
        var reader = SettingsOf.Reader((Delays, "1m,,5m"));

        RetrySettings.Read(reader);

        reader.Problems.ShouldHaveSingleItem().ShouldContain("''");
    }

    [Fact]
    public void More_than_twenty_delays_are_a_problem()
    {
        var reader = SettingsOf.Reader((Delays, string.Join(',', Enumerable.Repeat("1m", 21))));

        RetrySettings.Read(reader);

        reader.Problems.ShouldHaveSingleItem().ShouldBe("Kamiyo:Retry:Delays has 21 delays; it may have up to 20.");
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("0.25", 0.25)]
    [InlineData("0.5", 0.5)]
    public void Jitter_is_a_share(string text, double jitter) =>
        RetrySettings.Read(SettingsOf.Reader((Jitter, text))).Schedule.Jitter.ShouldBe(jitter);

    [Theory]
    [InlineData("0.6")]
    [InlineData("-0.1")]
    [InlineData("10%")]
    [InlineData("0,1")]
    [InlineData("NaN")]
    public void A_jitter_that_does_not_fit_is_a_problem(string text)
    {
        var reader = SettingsOf.Reader((Jitter, text));

        RetrySettings.Read(reader).Schedule.Jitter.ShouldBe(RetrySchedule.Default.Jitter);

        reader.Problems.ShouldHaveSingleItem().ShouldBe($"Kamiyo:Retry:Jitter is '{text}'; it must be a number from 0 to 0.5, such as 0.1.");
    }

    private static IReadOnlyList<TimeSpan> Read(params (string Name, string? Value)[] settings)
    {
        var reader = SettingsOf.Reader(settings);
        var delays = RetrySettings.Read(reader).Schedule.Delays;
        reader.Problems.ShouldBeEmpty();
        return delays;
    }
}
