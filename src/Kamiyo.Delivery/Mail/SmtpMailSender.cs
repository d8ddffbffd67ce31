using System.Net.Mail;

namespace Kamiyo.Delivery.Mail;

/// <summary>Sends each e-mail over a connection of its own.</summary>
public sealed class SmtpMailSender(SmtpOptions options, TimeProvider timeProvider) : IMailSender
{
    public async Task<DeliveryResult> SendAsync(Email email, CancellationToken cancellationToken)
    {
        var valid = MailMessages.TryCreate(email, options.From, out var message);
        using (message)
        {
            return valid
                ? await SendAsync(message, cancellationToken)
                : DeliveryResult.Rejected("The recipient is no e-mail address.");
        }
    }

    private async Task<DeliveryResult> SendAsync(MailMessage message, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Timeout, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var login = options is { Username: { } username, Password: { } password } ? new LoginCredentials(username, password) : null;
        using var client = CreateClient(login, message);
        try
        {
            await SendAsync(client, message, either.Token);
            return DeliveryResult.Sent;
        }
        catch (Exception exception) when (
            exception is SmtpException or OperationCanceledException ||
            (exception is ObjectDisposedException && either.IsCancellationRequested))
        {
            cancellationToken.ThrowIfCancellationRequested();
            return limit.IsCancellationRequested
                ? SmtpFailure.TimedOut(options)
                : SmtpFailure.Classify(exception, options, login);
        }
    }

    private SmtpClient CreateClient(LoginCredentials? login, MailMessage message) => new(options.Host, options.Port)
    {
        EnableSsl = options.StartTls,
        Credentials = login,

        // Ours covers the whole conversation; the client's own would cut it short at 100 seconds.
        Timeout = int.MaxValue,
        DeliveryFormat = MailMessages.FormatOf(message),
    };

    private static async Task SendAsync(SmtpClient client, MailMessage message, CancellationToken cancellationToken)
    {
        // The client waits for the last answer on a blocked thread that doesn't see the token; disposing closes the connection under it.
        await using var abort = cancellationToken.Register(client.Dispose);
        await client.SendMailAsync(message, cancellationToken);
    }
}
