using Kamiyo.Testing.Smtp;

namespace Kamiyo.Delivery.Tests.Mail;

public sealed class SmtpLoginTests : SmtpTests
{
    private static readonly SmtpTestServerOptions WithTls = new() { OffersStartTls = true };

    [Fact]
    public async Task With_STARTTLS_the_mail_and_the_login_are_encrypted()
    {
        await using var server = SmtpTestServer.Start(WithLogin);
        SmtpTrust.Add(server.Certificate);

        var result = await Sender(server, Login).SendAsync(Emails.Welcome, CancellationToken.None);

        result.ShouldBe(DeliveryResult.Sent);
        var mail = server.Mails.ShouldHaveSingleItem();
        mail.Encrypted.ShouldBeTrue();
        mail.Username.ShouldBe("kamiyo");
        server.Commands.Select(command => command.Split(' ')[0]).Take(4).ShouldBe(["EHLO", "STARTTLS", "EHLO", "AUTH"]);
    }

    [Fact]
    public async Task A_login_over_plain_text_goes_out_only_where_STARTTLS_is_off()
    {
        await using var server = SmtpTestServer.Start(WithLogin with { OffersStartTls = false });

        var demanded = await Sender(server, Login).SendAsync(Emails.Welcome, CancellationToken.None);
        var authenticatedBefore = server.Commands.Contains("AUTH");
        var off = await Sender(server, options => Login(options) with { StartTls = false }).SendAsync(Emails.Welcome, CancellationToken.None);

        demanded.Outcome.ShouldBe(DeliveryOutcome.Retry);
        demanded.Reason.ShouldNotBeNull().ShouldContain("SMTP_STARTTLS");
        authenticatedBefore.ShouldBeFalse();
        off.ShouldBe(DeliveryResult.Sent);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_gets_no_mail()
    {
        await using var server = SmtpTestServer.Start(WithTls);

        var result = await Sender(server, options => options with { StartTls = true }).SendAsync(Emails.Welcome, CancellationToken.None);

        result.Outcome.ShouldBe(DeliveryOutcome.Retry);
        result.Reason.ShouldNotBeNull().ShouldContain("No encrypted connection");
        result.Reason.ShouldContain("certificate");
        server.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrong_password_is_tried_again_and_the_reason_names_the_setting()
    {
        await using var server = SmtpTestServer.Start(WithLogin);
        SmtpTrust.Add(server.Certificate);

        var result = await Sender(server, options => Login(options) with { Password = "wrong" }).SendAsync(Emails.Welcome, CancellationToken.None);

        result.Outcome.ShouldBe(DeliveryOutcome.Retry);
        result.Reason.ShouldNotBeNull().ShouldContain("check SMTP_USERNAME and SMTP_PASSWORD");
        result.Reason.ShouldNotContain("wrong");
    }

    [Fact]
    public async Task A_server_that_wants_a_login_says_so()
    {
        await using var server = SmtpTestServer.Start(WithLogin);

        var result = await Sender(server).SendAsync(Emails.Welcome, CancellationToken.None);

        result.Outcome.ShouldBe(DeliveryOutcome.Retry);
        result.Reason.ShouldNotBeNull().ShouldContain("set SMTP_USERNAME and SMTP_PASSWORD");
    }

    [Fact]
    public async Task A_server_without_AUTH_LOGIN_is_named_as_the_cause()
    {
        await using var server = SmtpTestServer.Start(WithLogin with { Mechanisms = "PLAIN" });
        SmtpTrust.Add(server.Certificate);

        var result = await Sender(server, Login).SendAsync(Emails.Welcome, CancellationToken.None);

        result.Outcome.ShouldBe(DeliveryOutcome.Retry);
        result.Reason.ShouldNotBeNull().ShouldContain("no AUTH LOGIN");
    }
}
