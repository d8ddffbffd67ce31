namespace Kamiyo.Delivery.Mail;

public interface IMailSender
{
    /// <summary>Tries once to send the e-mail. What the other side refuses or fails at is a result, never an exception.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled; the mail may have been sent.</exception>
    Task<DeliveryResult> SendAsync(Email email, CancellationToken cancellationToken);
}
