using System.Net;

namespace Kamiyo.Delivery.Mail;

/// <summary>
/// The login for one conversation. <see cref="System.Net.Mail.SmtpClient"/> says nothing of a login that failed or was never offered and goes on
/// without; this at least tells the two apart. It gives nothing to GSSAPI and NTLM, which need system libraries that containers lack.
/// </summary>
internal sealed class LoginCredentials(string username, string password) : ICredentialsByHost
{
    /// <summary>The server offered AUTH LOGIN, so the login was tried.</summary>
    public bool WereAsked { get; private set; }

    public NetworkCredential? GetCredential(string host, int port, string authenticationType)
    {
        if (!authenticationType.Equals("login", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        WereAsked = true;
        return new NetworkCredential(username, password);
    }
}
