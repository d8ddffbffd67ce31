using Kamiyo.Grains.Interfaces.Retention;
using Kamiyo.Grains.Retention;

namespace Kamiyo.Grains.Tests.Retention;

public sealed class RetentionAgesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 3, 12, 0, 0, TimeSpan.Zero);

    private static readonly RetentionOptions Options = new() { Days = 30, PayloadDays = 7, MessageDays = 90 };

    [Fact]
    public void The_settings_say_how_long_each_is_kept()
    {
        var ages = Of(days: null, Options);

        ages.ShouldBe(new RetentionAges(Now.AddDays(-30), Now.AddDays(-7), Now.AddDays(-90)));
        ages.HasEarlierPayloads.ShouldBeTrue();
    }

    [Fact]
    public void Payloads_go_with_their_events_unless_told_otherwise() =>
        Of(days: null, new RetentionOptions()).HasEarlierPayloads.ShouldBeFalse();

    [Fact]
    public void An_age_that_is_asked_for_counts_for_events_and_payloads_and_not_for_messages() =>
        Of(days: 2, Options).ShouldBe(new RetentionAges(Now.AddDays(-2), Now.AddDays(-2), Now.AddDays(-90)));

    [Fact]
    public void An_age_beyond_the_calendar_means_nothing_at_all() => Of(int.MaxValue, Options).Events.ShouldBe(DateTimeOffset.UnixEpoch);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Less_than_a_day_is_refused(int days) => Should.Throw<ArgumentOutOfRangeException>(() => Of(days, Options));

    [Theory]
    [InlineData(0, null, 90)]
    [InlineData(30, 0, 90)]
    [InlineData(30, null, 0)]
    [InlineData(36_501, null, 90)]
    public void Settings_of_less_than_a_day_are_refused(int days, int? payloadDays, int messageDays) =>
        new RetentionOptions { Days = days, PayloadDays = payloadDays, MessageDays = messageDays }.IsValid.ShouldBeFalse();

    [Fact]
    public void The_defaults_are_valid() => new RetentionOptions().IsValid.ShouldBeTrue();

    private static RetentionAges Of(int? days, RetentionOptions options) => RetentionAges.Of(new RetentionRequest(days, DryRun: false), options, Now);
}
