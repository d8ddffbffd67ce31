using System.Text;
using System.Text.RegularExpressions;
using Kamiyo.Testing.Smtp;

namespace Kamiyo.Delivery.Tests.Mail;

public sealed class SmtpContentTests : SmtpTests
{
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
    public async Task Another_message_has_another_message_id_of_the_senders_domain()
    {
        await using var server = SmtpTestServer.Start();

        await Sender(server).SendAsync(Emails.Welcome, CancellationToken.None);
        await Sender(server).SendAsync(Emails.Welcome with { MessageKey = "welcome : sub_2 : evt_2" }, CancellationToken.None);

        var ids = server.Mails.Select(mail => mail.Mime.Header("Message-ID")).ToList();
        ids.Distinct().Count().ShouldBe(2);
        ids.ShouldAllBe(id => Regex.IsMatch(id!, "^<[0-9a-f]{32}@example\\.com>$"));
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
}
