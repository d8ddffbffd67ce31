using Kamiyo.Delivery.Templates.Wording;

namespace Kamiyo.Delivery.Tests.Templates.Wording;

public sealed class AttemptWordingTests
{
    [Fact]
    public void The_next_attempt_is_told() => AttemptWording.Next(Samples.Unpaid).ShouldBe("We will try again on 1 December 2026.");

    [Fact]
    public void The_last_attempt_is_told() =>
        AttemptWording.Next(Samples.Unpaid with { IsLastAttempt = true, NextAttemptAt = null })
            .ShouldBe("This was the last attempt: we will not try again.");

    [Fact]
    public void An_invoice_that_is_not_charged_automatically_has_neither() =>
        AttemptWording.Next(Samples.Unpaid with { NextAttemptAt = null }).ShouldBeNull();
}
