using Kamiyo.Delivery;
using Kamiyo.Grains.Outbox;
using Kamiyo.Storage.Outbox;

namespace Kamiyo.Grains.Tests.Outbox;

public sealed class SendResultTests
{
    [Fact]
    public void What_is_sent_ends_without_a_reason() => SendResult.Of(DeliveryResult.Sent).ShouldBe(new SendResult(OutboxStatus.Sent, null));

    [Fact]
    public void What_nobody_sends_ends_as_unsent() =>
        SendResult.Of(DeliveryResult.Unsent("no SMTP server")).ShouldBe(new SendResult(OutboxStatus.Unsent, "no SMTP server"));

    [Fact]
    public void What_is_refused_is_dead() =>
        SendResult.Of(DeliveryResult.Rejected("550 no such user")).ShouldBe(new SendResult(OutboxStatus.Dead, "550 no such user"));

    [Fact]
    public void What_may_succeed_later_has_no_end_and_keeps_the_wait_that_was_asked_for() =>
        SendResult.Of(DeliveryResult.Retry("429 slow down", TimeSpan.FromMinutes(3)))
            .ShouldBe(new SendResult(null, "429 slow down", TimeSpan.FromMinutes(3)));

    [Fact]
    public void An_outcome_that_is_none_is_a_fault() =>
        Should.Throw<InvalidOperationException>(() => SendResult.Of(new DeliveryResult((DeliveryOutcome)99, null, null)));

    [Fact]
    public void Only_an_exception_that_another_attempt_may_mend_is_tried_again()
    {
        SendResult.Failed(new IOException("gone")).ShouldBe(new SendResult(null, "IOException: gone"));
        SendResult.Unsendable(new FormatException("bad")).ShouldBe(new SendResult(OutboxStatus.Dead, "FormatException: bad"));
    }

    [Fact]
    public void What_was_overtaken_is_dropped() =>
        SendResult.Dropped("in_1 has been paid.").ShouldBe(new SendResult(OutboxStatus.Dropped, "in_1 has been paid."));
}
