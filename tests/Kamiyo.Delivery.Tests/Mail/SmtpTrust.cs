using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;

namespace Kamiyo.Delivery.Tests.Mail;

/// <summary>Which self-signed certificates this test process trusts, beside those the machine does.</summary>
internal static class SmtpTrust
{
    private static readonly ConcurrentDictionary<string, bool> Trusted = new(StringComparer.Ordinal);

    public static void Add(X509Certificate2 certificate) => Trusted[certificate.GetCertHashString()] = true;

    [ModuleInitializer]
    internal static void Install()
    {
        // Obsolete for HttpClient; for SmtpClient it is the only way to trust a certificate that the machine doesn't.
#pragma warning disable SYSLIB0014
        ServicePointManager.ServerCertificateValidationCallback = (_, certificate, _, errors) =>
            errors is SslPolicyErrors.None || (certificate is not null && Trusted.ContainsKey(certificate.GetCertHashString()));
#pragma warning restore SYSLIB0014
    }
}
