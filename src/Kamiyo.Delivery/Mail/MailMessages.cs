using System.Globalization;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using System.Text.RegularExpressions;

namespace Kamiyo.Delivery.Mail;

/// <summary>Turns an <see cref="Email"/> into the message that goes over the wire.</summary>
internal static partial class MailMessages
{
    /// <returns>False when the recipient is no bare, well-formed address.</returns>
    public static bool TryCreate(Email email, MailAddress from, out MailMessage message)
    {
        // The parser takes display names, comments and folded lines as well; only what it takes whole is an address.
        if (!MailAddress.TryCreate(email.To, out var to) || to.DisplayName.Length > 0 || to.Address != email.To)
        {
            message = new MailMessage();
            return false;
        }

        message = new MailMessage(from, to)
        {
            Subject = LineBreaks().Replace(email.Subject, " "),
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        message.Headers.Add("Message-ID", MessageId(email.MessageKey, from));

        // Keeps out-of-office replies away (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");

        // Readers show the last one they understand.
        message.AlternateViews.Add(View(email.Text, MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(View(email.Html, MediaTypeNames.Text.Html));
        return true;
    }

    /// <summary>
    /// UTF-8 headers only for an address that can't be written otherwise: a mail marked so bounces where a later server doesn't know them.
    /// </summary>
    public static SmtpDeliveryFormat FormatOf(MailMessage message) =>
        message.To[0].User.All(char.IsAscii) ? SmtpDeliveryFormat.SevenBit : SmtpDeliveryFormat.International;

    private static string MessageId(string messageKey, MailAddress from) =>
        $"<{MessageKeyHash.Of(messageKey)}@{new IdnMapping().GetAscii(from.Host)}>";

    private static AlternateView View(string content, string mediaType)
    {
        var view = AlternateView.CreateAlternateViewFromString(content.ReplaceLineEndings("\r\n"), Encoding.UTF8, mediaType);

        // Leaves no line of the content on the wire, so none can be taken for the end of the message or be too long for a server.
        view.TransferEncoding = TransferEncoding.Base64;
        return view;
    }

    [GeneratedRegex(@"[\p{Cc}\u2028\u2029]+")]
    private static partial Regex LineBreaks();
}
