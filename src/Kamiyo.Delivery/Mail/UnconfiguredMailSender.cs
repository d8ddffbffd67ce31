using Kamiyo.Delivery.Configuration;

namespace Kamiyo.Delivery.Mail;

/// <summary>Stands in where no mail server is configured: every e-mail stays unsent, for a reason that says what to set.</summary>
public sealed class UnconfiguredMailSender : IMailSender
{
    public const string Reason = $"E-mail is not configured: {DeliverySettingNames.SmtpHost} is not set.";

    private static readonly DeliveryResult NotConfigured = DeliveryResult.Unsent(Reason);

    public Task<DeliveryResult> SendAsync(Email email, CancellationToken cancellationToken) => Task.FromResult(NotConfigured);
}
