using Kamiyo.Billing.Events;

namespace Kamiyo.Billing.Tests.Events;

public sealed class RetryScheduleTests
{
    [Fact]
    public void The_first_failure_waits_the_first_delay() =>
        RetrySchedule.Default.DelayAfter(1, chance: 0).ShouldBe(TimeSpan.FromMinutes(1));

    [Fact]
    public void Jitter_only_ever_adds_up_to_its_share() =>
        RetrySchedule.Default.DelayAfter(1, chance: 0.5).ShouldBe(TimeSpan.FromSeconds(63));

    [Fact]
    public void There_is_no_attempt_after_the_last_delay() =>
        RetrySchedule.Default.DelayAfter(8, chance: 0).ShouldBeNull();

    [Fact]
    public void An_attempt_before_the_first_is_a_fault_of_the_caller() =>
        Should.Throw<ArgumentOutOfRangeException>(() => RetrySchedule.Default.DelayAfter(0, chance: 0));
}
