using Kamiyo.Billing.Messages;
using Kamiyo.Delivery.Chat;
using Kamiyo.Delivery.Mail;
using Kamiyo.Delivery.Templates.Alerts;
using Kamiyo.Delivery.Templates.Bodies;

namespace Kamiyo.Delivery.Templates;

/// <summary>
/// Makes of stored messages what is sent. Pure: the same message always reads the same. What the data lacks is left out together with its
/// sentence; nothing is made up.
/// </summary>
public sealed class MessageRenderer(MessageBranding branding)
{
    /// <summary>Mail readers cut longer subjects, and RFC 5322 advises against them.</summary>
    public const int MaxSubject = 78;

    private readonly MessageValues _values = new(branding);

    /// <summary>An e-mail to a customer.</summary>
    /// <param name="messageKey">Tells this message from every other; the same for every attempt to send it.</param>
    /// <exception cref="ArgumentException">Customers get no e-mail of this kind.</exception>
    /// <exception cref="TemplateException">The data isn't that of this kind.</exception>
    public Email Email(MessageKind kind, MessageData data, string recipient, string messageKey)
    {
        ArgumentNullException.ThrowIfNull(data);
        var body = EmailTemplates.For(kind).Fill(_values.Of(data));
        var ownValues = _values.OfFooter();
        var footer = EmailTemplates.Footer.Select(line => line.Fill(ownValues)).OfType<string>().ToList();
        return new Email(
            recipient,
            TextLimit.Cut(body.Subject, MaxSubject),
            TextBody.Of(body, footer),
            HtmlBody.Of(body, ownValues["product"], footer, EmailTemplates.Layout),
            messageKey);
    }

    /// <summary>An alert of Billing's to the operators.</summary>
    /// <param name="customerId">Whom it concerns, where that is known.</param>
    /// <param name="link">Where to look into it.</param>
    /// <exception cref="TemplateException">Operators get no notice of this kind, or the data isn't that of it.</exception>
    public static ChatNotice Notice(MessageKind kind, MessageData data, string? customerId, Uri? link = null) => (kind, data) switch
    {
        (MessageKind.LastAttemptFailedAlert, InvoiceUnpaidData unpaid) => InvoiceNotices.LastAttemptFailed(unpaid, customerId, link),
        (MessageKind.InvoiceWrittenOffAlert, InvoiceUnpaidData unpaid) => InvoiceNotices.WrittenOff(unpaid, customerId, link),
        _ => throw new TemplateException($"There is no notice of the kind {kind.Name()} with {data?.GetType().Name ?? "no data"}."),
    };

    /// <summary>The alert for an event that Kamiyo has given up on.</summary>
    /// <param name="link">Where to look into it.</param>
    public static ChatNotice Notice(EventDeadData data, Uri? link = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        return EventNotices.Dead(data, link);
    }
}
