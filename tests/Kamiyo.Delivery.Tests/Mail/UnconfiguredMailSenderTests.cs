using Kamiyo.Delivery.Mail;

namespace Kamiyo.Delivery.Tests.Mail;

public sealed class UnconfiguredMailSenderTests
{
    [Fact]
    public async Task It_says_what_to_set()
    {
        var result = await new UnconfiguredMailSender().SendAsync(Emails.Welcome, CancellationToken.None);

        result.Outcome.ShouldBe(DeliveryOutcome.Unsent);
        result.Reason.ShouldNotBeNull().ShouldContain("SMTP_HOST");
    }
}
