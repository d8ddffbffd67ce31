using System.Net.Mail;
using Kamiyo.Delivery.Mail;
using Kamiyo.Delivery.Tests.Time;
using Kamiyo.Testing.Smtp;

namespace Kamiyo.Delivery.Tests.Mail;

/// <summary>A sender against a real server of a test's own, on a clock that a test moves.</summary>
public abstract class SmtpTests
{
    protected static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);
    protected static readonly SmtpTestServerOptions WithLogin = new() { OffersStartTls = true, Username = "kamiyo", Password = "example" };

    private protected ManualTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 22, 1, 2, 3, TimeSpan.Zero));

    private protected static SmtpOptions Login(SmtpOptions options) => options with { Username = "kamiyo", Password = "example", StartTls = true };

    private protected static SmtpOptions Options(int port) => new(
        SmtpTestServer.Host, port, new MailAddress("billing@example.com", "Kamiyo"), Username: null, Password: null, StartTls: false, Timeout);

    private protected SmtpMailSender Sender(SmtpTestServer server, Func<SmtpOptions, SmtpOptions>? change = null) =>
        new((change ?? (options => options))(Options(server.Port)), Time);
}
