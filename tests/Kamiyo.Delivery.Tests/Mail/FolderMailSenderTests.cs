using System.Net.Mail;
using Kamiyo.Delivery.Mail;
using Kamiyo.Delivery.Tests.Time;
using Kamiyo.Testing.Processes;
using Kamiyo.Testing.Smtp;

namespace Kamiyo.Delivery.Tests.Mail;

public sealed class FolderMailSenderTests : IDisposable
{
    private readonly TemporaryFolder _data = new();
    private readonly ManualTimeProvider _time = new(new DateTimeOffset(2026, 11, 22, 1, 2, 3, 45, TimeSpan.Zero));

    private string MailFolder => Path.Combine(_data.Path, "mail");

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task An_e_mail_becomes_a_file_that_mail_programs_read()
    {
        var result = await Sender().SendAsync(Emails.Welcome with { Subject = "Größe", Text = "Hällo\n.\nAda" }, CancellationToken.None);

        result.ShouldBe(DeliveryResult.Sent);
        var mime = MimePart.Parse(await File.ReadAllBytesAsync(Files().ShouldHaveSingleItem()));
        mime.Header("To").ShouldBe("ada@example.com");
        mime.Header("Subject").ShouldBe("Größe");
        mime.Header("Message-ID").ShouldNotBeNull().ShouldEndWith("@localhost>");
        mime.Text.ShouldBe("Hällo\r\n.\r\nAda");
        mime.Html.ShouldBe(Emails.Welcome.Html);
    }

    [Fact]
    public async Task The_file_is_named_after_time_and_key()
    {
        await Sender().SendAsync(Emails.Welcome with { MessageKey = "welcome : ../sub_1" }, CancellationToken.None);

        Path.GetFileName(Files().ShouldHaveSingleItem()).ShouldMatch(@"^20261122T010203\.045Z-welcome-\.\.-sub_1-[0-9a-f]{32}\.eml$");
    }

    [Fact]
    public async Task The_same_message_is_written_once_however_often_it_is_sent()
    {
        var sender = Sender();

        await sender.SendAsync(Emails.Welcome, CancellationToken.None);
        _time.Advance(TimeSpan.FromMinutes(5));
        var again = await sender.SendAsync(Emails.Welcome, CancellationToken.None);
        await sender.SendAsync(Emails.Welcome with { MessageKey = "another" }, CancellationToken.None);

        again.ShouldBe(DeliveryResult.Sent);
        Files().Length.ShouldBe(2);
    }

    [Fact]
    public async Task Nothing_half_written_stays_behind()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => Sender().SendAsync(Emails.Welcome, cancelled.Token));
        await Sender().SendAsync(Emails.Welcome with { MessageKey = new string('k', 1000) }, CancellationToken.None);

        Directory.EnumerateFileSystemEntries(MailFolder, "*", new EnumerationOptions { AttributesToSkip = FileAttributes.None })
            .ShouldBe(Files());
    }

    [Fact]
    public async Task What_is_no_address_is_rejected()
    {
        var result = await Sender().SendAsync(Emails.Welcome with { To = "nobody" }, CancellationToken.None);

        result.Outcome.ShouldBe(DeliveryOutcome.Rejected);
        Directory.Exists(MailFolder).ShouldBeFalse();
    }

    private FolderMailSender Sender() => new(MailFolder, new MailAddress("kamiyo@localhost", "Kamiyo"), _time);

    private string[] Files() => Directory.GetFiles(MailFolder, "*.eml");
}
