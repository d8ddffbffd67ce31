using System.Net.Mail;

namespace Kamiyo.Delivery.Mail;

/// <summary>The mail server that takes Kamiyo's e-mails.</summary>
/// <param name="From">The sender, with or without a display name.</param>
/// <param name="Username">Null to send without a login; then <paramref name="Password"/> is null too.</param>
/// <param name="StartTls">True demands an encrypted connection: without one neither login nor mail is sent.</param>
/// <param name="Timeout">For one e-mail, from the first packet to the server's last answer.</param>
public sealed record SmtpOptions(
    string Host, int Port, MailAddress From, string? Username, string? Password, bool StartTls, TimeSpan Timeout)
{
    public const int DefaultPort = 587;

    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Where it is, and nothing of the login.</summary>
    public override string ToString() => $"{Host}:{Port}";
}
