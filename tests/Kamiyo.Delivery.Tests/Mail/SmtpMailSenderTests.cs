using Kamiyo.Delivery.Mail;
using Kamiyo.Testing.Processes;
using Kamiyo.Testing.Smtp;
using Kamiyo.Testing.Waiting;

namespace Kamiyo.Delivery.Tests.Mail;

public sealed class SmtpMailSenderTests : SmtpTests
{
    [Fact]
    public async Task The_conversation_ends_politely()
    {
        await using var server = SmtpTestServer.Start();

        await Sender(server).SendAsync(Emails.Welcome, CancellationToken.None);

        await Eventually.Get(() => Task.FromResult(server.Commands), commands => commands[^1] is "QUIT", "QUIT");
        server.Commands.Select(command => command.Split(' ')[0]).ShouldBe(["EHLO", "MAIL", "RCPT", "DATA", "QUIT"]);
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

        var result = await new SmtpMailSender(options, Time).SendAsync(Emails.Welcome, CancellationToken.None);

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
        Time.Advance(Timeout);
        var result = await sending.WaitAsync(TimeSpan.FromSeconds(60));

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

        await Should.ThrowAsync<OperationCanceledException>(() => sending.WaitAsync(TimeSpan.FromSeconds(60)));
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
}
