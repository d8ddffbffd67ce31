namespace Kamiyo.Testing.Smtp;

/// <summary>One message that a <see cref="SmtpTestServer"/> took over.</summary>
/// <param name="From">The envelope's sender, without the angle brackets.</param>
/// <param name="Recipients">The envelope's recipients, without the angle brackets.</param>
/// <param name="Raw">The message after dot-unstuffing, byte for byte.</param>
/// <param name="Username">Who had logged in; null without.</param>
/// <param name="Encrypted">Whether it came over TLS.</param>
public sealed record ReceivedMail(string From, IReadOnlyList<string> Recipients, byte[] Raw, string? Username, bool Encrypted)
{
    public MimePart Mime { get; } = MimePart.Parse(Raw);
}
