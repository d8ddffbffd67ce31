using Kamiyo.Billing.Subscriptions;
using Kamiyo.Delivery.Templates.Wording;

namespace Kamiyo.Delivery.Tests.Templates.Wording;

public sealed class StatusWordingTests
{
    [Theory]
    [InlineData("paused", "active", "Your subscription is no longer paused")]
    [InlineData("unpaid", "active", "Your subscription is active again")]
    [InlineData("active", "unpaid", "Your subscription is on hold because of an unpaid invoice")]
    [InlineData("active", "paused", "Your subscription is paused")]
    [InlineData("active", "past_due", "Your subscription has a payment that is overdue")]
    [InlineData("paused", "trialing", "Your subscription is on trial")]
    [InlineData("active", "incomplete", "Your subscription is waiting for its first payment")]
    [InlineData("incomplete", "incomplete_expired", "Your subscription was not started because its first payment did not arrive")]
    [InlineData("active", "canceled", "Your subscription has ended")]
    [InlineData("active", "a_word_of_next_year", "Your subscription has a new status")]
    public void Each_status_is_told_in_words(string old, string now, string expected) =>
        StatusWording.Of(Samples.Change(SubscriptionChangeKind.StatusChanged, old, now), "subscription")
            .ShouldBe(new ChangeText(expected, $"{expected}."));
}
