using Kamiyo.Gateway.Configuration;
using Kamiyo.Gateway.Health;

namespace Kamiyo.Gateway.Tests.Health;

public sealed class HealthAssessmentTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 3, 12, 0, 0, TimeSpan.Zero);

    private static readonly HealthSettings Settings =
        new(Silence: TimeSpan.FromMinutes(30), Pending: TimeSpan.FromMinutes(5), MinimumEvents: 5, UnusedSecret: TimeSpan.FromDays(7));

    private static readonly EventActivity Quiet = new(
        Received: 0, Processed: 0, Ignored: 0, Failed: 0, Dead: 0, Pending: 0, OldestPendingAt: null, OldestDueAt: null, LastEventAt: Now);

    private static readonly HealthInputs Nothing = new(
        Now, Now, DatabaseProblem: null, Quiet, Skew: null, Secrets: [new(Now, null)], SignatureTolerance: TimeSpan.FromMinutes(5));

    [Fact]
    public void Nothing_to_say_is_healthy()
    {
        var verdict = Of(Nothing);

        verdict.Status.ShouldBe(HealthStatus.Healthy);
        verdict.Reasons.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0, 0, nameof(HealthStatus.Healthy))]
    [InlineData(100, 0, nameof(HealthStatus.Healthy))]
    [InlineData(100, 10, nameof(HealthStatus.Healthy))]
    [InlineData(100, 11, nameof(HealthStatus.Degraded))]
    [InlineData(100, 20, nameof(HealthStatus.Degraded))]
    [InlineData(100, 21, nameof(HealthStatus.Unhealthy))]
    [InlineData(1_000_000, 100_000, nameof(HealthStatus.Healthy))]
    [InlineData(1_000_000, 100_001, nameof(HealthStatus.Degraded))]
    [InlineData(1_000_000, 200_000, nameof(HealthStatus.Degraded))]
    [InlineData(1_000_000, 200_001, nameof(HealthStatus.Unhealthy))]
    [InlineData(10, 1, nameof(HealthStatus.Healthy))]
    [InlineData(10, 2, nameof(HealthStatus.Degraded))]
    [InlineData(10, 3, nameof(HealthStatus.Unhealthy))]
    [InlineData(5, 5, nameof(HealthStatus.Unhealthy))]
    public void More_than_ten_percent_failed_is_degraded_and_more_than_twenty_unhealthy(long tried, long failed, string status) =>
        Of(Failed(tried, failed)).Status.ToString().ShouldBe(status);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(4, 4)]
    public void Of_very_few_events_failed_ones_are_degraded_at_most(long tried, long failed) =>
        Of(Failed(tried, failed)).Status.ShouldBe(HealthStatus.Degraded);

    [Fact]
    public void The_minimum_can_be_set_to_one() =>
        HealthAssessment.Of(Failed(1, 1), Settings with { MinimumEvents = 1 }).Status.ShouldBe(HealthStatus.Unhealthy);

    [Fact]
    public void Ignored_events_are_tried_ones_and_given_up_ones_have_failed()
    {
        var verdict = Of(Nothing with { Events = Quiet with { Processed = 50, Ignored = 38, Failed = 10, Dead = 2 } });

        verdict.Status.ShouldBe(HealthStatus.Degraded);
        verdict.Reasons.ShouldBe(["12 of 100 events of the last 24 hours failed (12 %): 10 will be tried again, 2 were given up."]);
    }

    [Fact]
    public void Without_its_database_it_is_unhealthy_and_says_why()
    {
        var verdict = Of(Nothing with { Events = null, DatabaseProblem = "The database can't be reached." });

        verdict.Status.ShouldBe(HealthStatus.Unhealthy);
        verdict.Reasons.ShouldBe(["Database unavailable: The database can't be reached."]);
    }

    [Fact]
    public void Silence_up_to_the_limit_is_fine_and_beyond_it_degraded()
    {
        Of(LastEvent(TimeSpan.FromMinutes(30))).Status.ShouldBe(HealthStatus.Healthy);

        var verdict = Of(LastEvent(TimeSpan.FromMinutes(47)));

        verdict.Status.ShouldBe(HealthStatus.Degraded);
        verdict.Reasons.ShouldBe(["No event for 47 minutes."]);
    }

    [Fact]
    public void Any_silence_is_fine_when_none_is_set() =>
        HealthAssessment.Of(LastEvent(TimeSpan.FromDays(90)), Settings with { Silence = null }).Reasons.ShouldBeEmpty();

    [Fact]
    public void An_installation_that_never_had_an_event_is_silent_since_its_start() =>
        Of(Nothing with { StartedAt = Now.AddMinutes(-40), Events = Quiet with { LastEventAt = null } }).Reasons.ShouldBe(["No event for 40 minutes."]);

    [Fact]
    public void An_event_that_waits_longer_than_the_limit_is_degraded()
    {
        Of(Due(TimeSpan.FromMinutes(5))).Status.ShouldBe(HealthStatus.Healthy);

        var verdict = Of(Due(TimeSpan.FromMinutes(6)));

        verdict.Status.ShouldBe(HealthStatus.Degraded);
        verdict.Reasons.ShouldHaveSingleItem().ShouldStartWith("Oldest pending 6 minutes");
    }

    [Fact]
    public void An_old_event_that_waits_for_its_retry_is_not_late() =>
        Of(Nothing with { Events = Quiet with { Pending = 1, OldestPendingAt = Now.AddDays(-1), OldestDueAt = null } }).Reasons.ShouldBeEmpty();

    [Theory]
    [InlineData(-1, 100, null)]
    [InlineData(-2, 1, "Clock 2 s behind Stripe")]
    [InlineData(-12, 1, "Clock 12 s behind Stripe")]
    [InlineData(0, 100, null)]
    [InlineData(9, 100, null)]
    [InlineData(10, 2, null)]
    [InlineData(10, 3, "Clock 10 s ahead of Stripe, or every delivery is held up")]
    public void A_clock_that_differs_is_told_without_a_change_of_status(long seconds, long deliveries, string? reason)
    {
        var verdict = Of(Nothing with { Skew = new ClockSkew(seconds, deliveries) });

        verdict.Status.ShouldBe(HealthStatus.Healthy);
        verdict.Reasons.Count.ShouldBe(reason is null ? 0 : 1);
        verdict.Reasons.ShouldAllBe(text => text.StartsWith(reason!, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(-149, nameof(HealthStatus.Healthy))]
    [InlineData(-150, nameof(HealthStatus.Degraded))]
    [InlineData(149, nameof(HealthStatus.Healthy))]
    [InlineData(150, nameof(HealthStatus.Degraded))]
    [InlineData(31_536_000, nameof(HealthStatus.Degraded))]
    public void Half_of_the_tolerance_is_degraded(long seconds, string status) =>
        Of(Nothing with { Skew = new ClockSkew(seconds, 3) }).Status.ToString().ShouldBe(status);

    [Fact]
    public void A_secret_that_has_not_matched_for_long_is_told_when_another_has()
    {
        var verdict = Of(Nothing with { Secrets = [new(Now.AddDays(-30), Now), new(Now.AddDays(-30), Now.AddDays(-9))] });

        verdict.Status.ShouldBe(HealthStatus.Healthy);
        verdict.Reasons.ShouldHaveSingleItem().ShouldStartWith("Secret 2 of 2 hasn't matched for 9 days");
    }

    [Fact]
    public void A_secret_that_never_matched_counts_from_when_it_was_first_seen()
    {
        var matched = new SecretUse(Now.AddDays(-30), Now);

        Of(Nothing with { Secrets = [new(Now.AddDays(-7), null), matched] }).Reasons.ShouldBeEmpty();
        Of(Nothing with { Secrets = [new(Now.AddDays(-8), null), matched] }).Reasons.ShouldHaveSingleItem().ShouldStartWith("Secret 1 of 2 hasn't matched for 8 days");
    }

    [Fact]
    public void Secrets_are_not_to_blame_when_none_of_them_matched_lately() =>
        Of(Nothing with { Secrets = [new(Now.AddDays(-30), null), new(Now.AddDays(-30), Now.AddDays(-8))] }).Reasons.ShouldBeEmpty();

    [Fact]
    public void The_worst_comes_first_and_gives_the_status()
    {
        var verdict = Of(Failed(100, 30) with { Skew = new ClockSkew(-12, 1), StartedAt = Now });

        verdict.Status.ShouldBe(HealthStatus.Unhealthy);
        verdict.Reasons.Count.ShouldBe(2);
        verdict.Reasons[0].ShouldStartWith("30 of 100 events");
    }

    private static HealthVerdict Of(HealthInputs inputs) => HealthAssessment.Of(inputs, Settings);

    private static HealthInputs Failed(long tried, long failed) =>
        Nothing with { Events = Quiet with { Processed = tried - failed, Failed = failed / 2, Dead = failed - (failed / 2) } };

    private static HealthInputs LastEvent(TimeSpan ago) => Nothing with { Events = Quiet with { LastEventAt = Now - ago } };

    private static HealthInputs Due(TimeSpan ago) => Nothing with { Events = Quiet with { Pending = 1, OldestDueAt = Now - ago } };
}
