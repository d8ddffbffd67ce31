using Kamiyo.Delivery.Templates.Wording;

namespace Kamiyo.Delivery.Tests.Templates.Wording;

public sealed class CancellationWordingTests
{
    [Theory]
    [InlineData("cancellation_requested", "It ended because it was cancelled.")]
    [InlineData("payment_failed", "It ended because its payment failed.")]
    [InlineData("payment_disputed", "It ended because a payment for it was disputed.")]
    [InlineData("a_word_of_next_year", null)]
    [InlineData(null, null)]
    public void Only_a_reason_that_is_known_is_told(string? reason, string? expected) => CancellationWording.Reason(reason).ShouldBe(expected);
}
