using Kamiyo.Grains.Outbox;

namespace Kamiyo.Grains.Tests.Outbox;

public sealed class OutboxOptionsTests
{
    [Fact]
    public void The_defaults_are_valid() => new OutboxOptions().IsValid.ShouldBeTrue();

    [Theory]
    [InlineData(2, 1, true)]
    [InlineData(1, 1, false)]
    [InlineData(90, 45, true)]
    [InlineData(89, 45, false)]
    [InlineData(3600, 600, true)]
    [InlineData(3601, 600, false)]
    [InlineData(3600, 601, false)]
    [InlineData(300, 0, false)]
    [InlineData(-2, -1, false)]
    public void A_lease_leaves_room_for_a_whole_attempt_after_the_claim(int leaseSeconds, int sendLimitSeconds, bool isValid) =>
        new OutboxOptions { LeaseSeconds = leaseSeconds, SendLimitSeconds = sendLimitSeconds }.IsValid.ShouldBe(isValid);
}
