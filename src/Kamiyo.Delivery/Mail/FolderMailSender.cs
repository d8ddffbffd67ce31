using System.Globalization;
using System.Net.Mail;
using System.Text.RegularExpressions;

namespace Kamiyo.Delivery.Mail;

/// <summary>For development: each e-mail becomes an <c>.eml</c> file, which mail programs open, instead of being sent.</summary>
/// <param name="folder">Made when needed.</param>
public sealed partial class FolderMailSender(string folder, MailAddress from, TimeProvider timeProvider) : IMailSender
{
    private const int MaxKeyLength = 80;

    private readonly string _folder = Path.GetFullPath(folder);

    public async Task<DeliveryResult> SendAsync(Email email, CancellationToken cancellationToken)
    {
        var valid = MailMessages.TryCreate(email, from, out var message);
        using (message)
        {
            if (!valid)
            {
                return DeliveryResult.Rejected("The recipient is no e-mail address.");
            }

            Directory.CreateDirectory(_folder);
            if (!IsWritten(email.MessageKey))
            {
                await WriteAsync(message, PathOf(email.MessageKey), cancellationToken);
            }

            return DeliveryResult.Sent;
        }
    }

    private bool IsWritten(string messageKey) => Directory.EnumerateFiles(_folder, $"*-{MessageKeyHash.Of(messageKey)}.eml").Any();

    private string PathOf(string messageKey)
    {
        var time = timeProvider.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss.fff'Z'", CultureInfo.InvariantCulture);
        var readable = NotForFileNames().Replace(messageKey, "-");
        var cut = readable[..Math.Min(readable.Length, MaxKeyLength)];
        return Path.Combine(_folder, $"{time}-{cut}-{MessageKeyHash.Of(messageKey)}.eml");
    }

    private async Task WriteAsync(MailMessage message, string path, CancellationToken cancellationToken)
    {
        // Written aside and moved, so that nobody ever reads half of it.
        var aside = Directory.CreateDirectory(Path.Combine(_folder, $".{Guid.NewGuid():N}"));
        try
        {
            using var client = new SmtpClient
            {
                DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory,
                DeliveryFormat = MailMessages.FormatOf(message),
                PickupDirectoryLocation = aside.FullName,
            };
            await client.SendMailAsync(message, cancellationToken);
            aside.GetFiles().Single().MoveTo(path);
        }
        finally
        {
            aside.Delete(recursive: true);
        }
    }

    [GeneratedRegex("[^A-Za-z0-9._]+")]
    private static partial Regex NotForFileNames();
}
