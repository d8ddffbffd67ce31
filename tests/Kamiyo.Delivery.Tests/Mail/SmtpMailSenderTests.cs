using System.Net.Mail;
using System.Text;
using Kamiyo.Delivery.Mail;
using Kamiyo.Delivery.Tests.Time;
using Kamiyo.Testing.Processes;
using Kamiyo.Testing.Smtp;

namespace Kamiyo.Delivery.Tests.Mail;

public sealed class SmtpMailSenderTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);
    private static readonly SmtpTestServerOptions WithTls = new() { OffersStartTls = true };
    private static readonly SmtpTestServerOptions WithLogin = new() { OffersStartTls = true, Username = "kamiyo", Password = "example" };

    private readonly ManualTimeProvider _time = new(new DateTimeOffset(2026, 11, 22, 1, 2, 3, TimeSpan.Zero));

    [Fact]
    public async Task The_server_gets_envelope_headers_text_and_html()
    {
        await using var server = SmtpTestServer.Start();

        var result = await Sender(server).SendAsync(Emails.Welcome, CancellationToken.None);

        result.ShouldBe(DeliveryResult.Sent);
        var mail = server.Mails.ShouldHaveSingleItem();
        mail.From.ShouldBe("billing@example.com");
        mail.Recipients.ShouldBe(["ada@example.com"]);
        mail.Encrypted.ShouldBeFalse();
        mail.Mime.Header("From").ShouldBe("\"Kamiyo\" <billing@example.com>");
        mail.Mime.Header("To").ShouldBe("ada@example.com");
        mail.Mime.Header("Subject").ShouldBe("Welcome");
        mail.Mime.Header("Auto-Submitted").ShouldBe("auto-generated");
        mail.Mime.Header("Date").ShouldNotBeNullOrEmpty();
        mail.Mime.ContentType.ShouldStartWith("multipart/alternative");
        mail.Mime.Text.ShouldBe("Hello Ada");
        mail.Mime.Html.ShouldBe("<p>Hello <b>Ada</b></p>");
        mail.Mime.Parts.Select(part => part.ContentType.Split(';')[0]).ShouldBe(["text/plain", "text/html"]);
    }

    [Fact]
    public async Task The_conversation_ends_politely()
    {
        await using var server = SmtpTestServer.Start();

        await Sender(server).SendAsync(Emails.Welcome, CancellationToken.None);

        await Testing.Waiting.Eventually.Get(() => Task.FromResult(server.Commands), commands => commands[^1] is "QUIT", "QUIT");
        server.Commands.Select(command => command.Split(' ')[0]).ShouldBe(["EHLO", "MAIL", "RCPT", "DATA", "QUIT"]);
    }

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

    [Theory]
    [InlineData(SmtpStage.Greeting, "554 5.3.2 not now", DeliveryOutcome.Retry)]
    [InlineData(SmtpStage.Hello, "421 4.3.2 shutting down", DeliveryOutcome.Retry)]
    [InlineData(SmtpStage.MailFrom, "451 4.3.0 try later", DeliveryOutcome.Retry)]
    [InlineData(SmtpStage.MailFrom, "550 5.1.8 no such sender domain", DeliveryOutcome.Retry)]
    [InlineData(SmtpStage.Recipient, "450 4.2.0 greylisted", DeliveryOutcome.Retry)]
    [InlineData(SmtpStage.Recipient, "452 4.2.2 mailbox full", DeliveryOutcome.Retry)]
    [InlineData(SmtpStage.Recipient, "550 5.1.1 no such user", DeliveryOutcome.Rejected)]
    [InlineData(SmtpStage.Recipient, "550 no such user", DeliveryOutcome.Rejected)]
    [InlineData(SmtpStage.Recipient, "552 5.2.2 mailbox full", DeliveryOutcome.Rejected)]
    [InlineData(SmtpStage.Recipient, "553 5.1.3 bad address", DeliveryOutcome.Rejected)]
    [InlineData(SmtpStage.Recipient, "554 5.7.1 relay access denied", DeliveryOutcome.Retry)]
    [InlineData(SmtpStage.Data, "451 4.3.0 try later", DeliveryOutcome.Retry)]
    [InlineData(SmtpStage.Message, "452 4.3.1 disk full", DeliveryOutcome.Retry)]
    [InlineData(SmtpStage.Message, "550 5.1.1 no such user", DeliveryOutcome.Rejected)]
    [InlineData(SmtpStage.Message, "552 5.3.4 too big", DeliveryOutcome.Rejected)]
    [InlineData(SmtpStage.Message, "554 5.6.0 bad content", DeliveryOutcome.Rejected)]
    [InlineData(SmtpStage.Message, "554 5.4.0 something else", DeliveryOutcome.Retry)]
    public async Task An_answer_of_the_server_is_tried_again_unless_the_recipient_or_the_message_is_at_fault(
        SmtpStage stage, string reply, DeliveryOutcome expected)
    {
        await using var server = SmtpTestServer.Start();
        server.At(stage, SmtpReaction.Answer(reply));

        var result = await Sender(server).SendAsync(Emails.Welcome, CancellationToken.None);

        result.Outcome.ShouldBe(expected, result.Reason);
        result.Reason.ShouldNotBeNull().ShouldContain(reply[4..]);
        server.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reason_never_holds_the_whole_address()
    {
        await using var server = SmtpTestServer.Start();
        server.At(SmtpStage.Recipient, SmtpReaction.Answer("550 5.1.1 <ada@example.com>: no such user"));

        var result = await Sender(server).SendAsync(Emails.Welcome, CancellationToken.None);

        result.Reason.ShouldNotBeNull().ShouldNotContain("ada@");
        result.Reason.ShouldContain("a…@example.com");
    }

    [Fact]
    public async Task Nobody_listening_is_tried_again()
    {
        var options = Options(FreePort.Next());

        var result = await new SmtpMailSender(options, _time).SendAsync(Emails.Welcome, CancellationToken.None);

        result.Outcome.ShouldBe(DeliveryOutcome.Retry);
        result.Reason.ShouldNotBeNull().ShouldContain($"localhost:{options.Port}");
    }

    [Theory]
    [InlineData(SmtpStage.Greeting)]
    [InlineData(SmtpStage.Hello)]
    [InlineData(SmtpStage.StartTls)]
    [InlineData(SmtpStage.Authentication)]
    [InlineData(SmtpStage.MailFrom)]
    [InlineData(SmtpStage.Recipient)]
    [InlineData(SmtpStage.Data)]
    [InlineData(SmtpStage.Message)]
    public async Task A_server_that_stalls_is_given_up_after_the_timeout(SmtpStage stage)
    {
        await using var server = SmtpTestServer.Start(WithLogin);
        SmtpTrust.Add(server.Certificate);
        server.At(stage, SmtpReaction.Stall);

        var sending = Sender(server, Login).SendAsync(Emails.Welcome, CancellationToken.None);
        await server.WhenReached(stage);
        _time.Advance(Timeout);
        var result = await sending.WaitAsync(TimeSpan.FromSeconds(10));

        result.Outcome.ShouldBe(DeliveryOutcome.Retry);
        result.Reason.ShouldNotBeNull().ShouldContain("SMTP_TIMEOUT_SECONDS");
    }

    [Theory]
    [InlineData(SmtpStage.Greeting)]
    [InlineData(SmtpStage.StartTls)]
    [InlineData(SmtpStage.Recipient)]
    [InlineData(SmtpStage.Message)]
    public async Task A_caller_who_cancels_is_not_kept_waiting(SmtpStage stage)
    {
        await using var server = SmtpTestServer.Start(WithLogin);
        SmtpTrust.Add(server.Certificate);
        server.At(stage, SmtpReaction.Stall);
        using var cancellation = new CancellationTokenSource();

        var sending = Sender(server, Login).SendAsync(Emails.Welcome, cancellation.Token);
        await server.WhenReached(stage);
        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => sending.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Theory]
    [InlineData(SmtpStage.Greeting)]
    [InlineData(SmtpStage.MailFrom)]
    [InlineData(SmtpStage.Data)]
    public async Task A_connection_that_breaks_is_tried_again(SmtpStage stage)
    {
        await using var server = SmtpTestServer.Start();
        server.At(stage, SmtpReaction.Drop);

        var result = await Sender(server).SendAsync(Emails.Welcome, CancellationToken.None);

        result.Outcome.ShouldBe(DeliveryOutcome.Retry);
        server.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mail_that_was_taken_but_not_confirmed_comes_again_with_the_same_message_id()
    {
        await using var server = SmtpTestServer.Start();
        server.At(SmtpStage.Message, SmtpReaction.Drop);

        var unconfirmed = await Sender(server).SendAsync(Emails.Welcome, CancellationToken.None);
        await server.StopAsync();
        var away = await Sender(server).SendAsync(Emails.Welcome, CancellationToken.None);
        server.Behave();
        server.Restart();
        var again = await Sender(server).SendAsync(Emails.Welcome, CancellationToken.None);

        new[] { unconfirmed.Outcome, away.Outcome, again.Outcome }.ShouldBe([DeliveryOutcome.Retry, DeliveryOutcome.Retry, DeliveryOutcome.Sent]);
        server.Mails.Count.ShouldBe(2);
        server.Mails.Select(mail => mail.Mime.Header("Message-ID")).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Another_message_has_another_message_id_of_the_senders_domain()
    {
        await using var server = SmtpTestServer.Start();

        await Sender(server).SendAsync(Emails.Welcome, CancellationToken.None);
        await Sender(server).SendAsync(Emails.Welcome with { MessageKey = "welcome : sub_2 : evt_2" }, CancellationToken.None);

        var ids = server.Mails.Select(mail => mail.Mime.Header("Message-ID")).ToList();
        ids.Distinct().Count().ShouldBe(2);
        ids.ShouldAllBe(id => System.Text.RegularExpressions.Regex.IsMatch(id!, "^<[0-9a-f]{32}@example\\.com>$"));
    }

    [Fact]
    public async Task Any_character_arrives_as_it_was_written()
    {
        await using var server = SmtpTestServer.Start();
        var subject = "Größe, 支払いが失敗しました, 🚀 " + string.Concat(Enumerable.Repeat("Ünïcödé ", 30)).TrimEnd();
        var text = "Zahlung fehlgeschlagen: 12,00 €\r\n.\r\n..\r\nQUIT\r\n支払い 🚀\r\n" + new string('ü', 3000);

        var result = await Sender(server).SendAsync(
            Emails.Welcome with { Subject = subject, Text = text, Html = $"<p>{text}</p>" }, CancellationToken.None);

        result.ShouldBe(DeliveryResult.Sent);
        var mail = server.Mails.ShouldHaveSingleItem();
        mail.Mime.Header("Subject").ShouldBe(subject);
        mail.Mime.Text.ShouldBe(text);
        mail.Mime.Html.ShouldBe($"<p>{text}</p>");
        mail.Raw.ShouldAllBe(value => value < 128);
        Encoding.ASCII.GetString(mail.Raw).Split("\r\n").ShouldAllBe(line => line.Length <= 998);
    }

    [Fact]
    public async Task Bare_line_breaks_can_not_smuggle_a_second_message()
    {
        await using var server = SmtpTestServer.Start();

        await Sender(server).SendAsync(
            Emails.Welcome with { Text = "one\n.\nMAIL FROM:<x@example.com>\r.\rtwo\n.\r\nthree" }, CancellationToken.None);

        var mail = server.Mails.ShouldHaveSingleItem();
        mail.Mime.Text.ShouldBe("one\r\n.\r\nMAIL FROM:<x@example.com>\r\n.\r\ntwo\r\n.\r\nthree");
        Encoding.ASCII.GetString(mail.Raw).Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain('\n');
    }

    [Theory]
    [InlineData("Hello\r\nBcc: eve@example.com")]
    [InlineData("Hello\nBcc: eve@example.com")]
    [InlineData("Hello\rBcc: eve@example.com")]
    [InlineData("Hello\r\n\r\nBcc: eve@example.com")]
    [InlineData("Hellö\u2028Bcc: eve@example.com")]
    public async Task A_line_break_in_the_subject_makes_no_header(string subject)
    {
        await using var server = SmtpTestServer.Start();

        await Sender(server).SendAsync(Emails.Welcome with { Subject = subject }, CancellationToken.None);

        var mail = server.Mails.ShouldHaveSingleItem();
        mail.Recipients.ShouldBe(["ada@example.com"]);
        mail.Mime.Header("Bcc").ShouldBeNull();
        mail.Mime.Header("Subject").ShouldBe($"{subject[..5]} Bcc: eve@example.com");
    }

    [Theory]
    [InlineData("")]
    [InlineData("ada")]
    [InlineData("ada@example.com\r\nBcc: eve@example.com")]
    [InlineData("ada@example.com\r\n")]
    [InlineData("ada@example.com, eve@example.com")]
    [InlineData("Ada <ada@example.com>")]
    [InlineData("<ada@example.com>")]
    [InlineData("ada@example.com>\r\nRCPT TO:<eve@example.com")]
    [InlineData("ada(comment)@example.com")]
    public async Task Only_one_bare_address_is_a_recipient(string to)
    {
        await using var server = SmtpTestServer.Start();

        var result = await Sender(server).SendAsync(Emails.Welcome with { To = to }, CancellationToken.None);

        result.Outcome.ShouldBe(DeliveryOutcome.Rejected);
        server.Commands.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_recipient_at_an_international_domain_is_reached_in_ascii()
    {
        await using var server = SmtpTestServer.Start();

        var result = await Sender(server).SendAsync(Emails.Welcome with { To = "ada@bücher.example" }, CancellationToken.None);

        result.ShouldBe(DeliveryResult.Sent);
        server.Mails.ShouldHaveSingleItem().Recipients.ShouldBe(["ada@xn--bcher-kva.example"]);
    }

    [Fact]
    public async Task A_mailbox_name_that_the_server_can_not_write_is_told_as_the_cause()
    {
        await using var server = SmtpTestServer.Start();

        var result = await Sender(server).SendAsync(Emails.Welcome with { To = "ädä@example.com" }, CancellationToken.None);

        result.Outcome.ShouldBe(DeliveryOutcome.Retry);
        result.Reason.ShouldNotBeNull().ShouldContain("ASCII local-parts");
        server.Mails.ShouldBeEmpty();
    }

    private static SmtpOptions Login(SmtpOptions options) => options with { Username = "kamiyo", Password = "example", StartTls = true };

    private static SmtpOptions Options(int port) => new(
        SmtpTestServer.Host, port, new MailAddress("billing@example.com", "Kamiyo"), Username: null, Password: null, StartTls: false, Timeout);

    private SmtpMailSender Sender(SmtpTestServer server, Func<SmtpOptions, SmtpOptions>? change = null) =>
        new((change ?? (options => options))(Options(server.Port)), _time);
}
