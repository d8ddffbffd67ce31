namespace Kamiyo.Testing.Smtp;

public sealed record SmtpTestServerOptions
{
    /// <summary>Offers STARTTLS with the server's own certificate.</summary>
    public bool OffersStartTls { get; init; }

    /// <summary>The one account; null when nobody has to log in.</summary>
    public string? Username { get; init; }

    public string? Password { get; init; }

    /// <summary>As EHLO lists them; empty offers no AUTH at all.</summary>
    public string Mechanisms { get; init; } = "PLAIN LOGIN";
}
