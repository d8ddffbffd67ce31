using System.Globalization;
using Kamiyo.EndToEnd.Tests.Databases;
using Kamiyo.EndToEnd.Tests.Processes;
using Kamiyo.Testing.Network;
using Kamiyo.Testing.Processes;
using Kamiyo.Testing.Smtp;
using Kamiyo.Testing.Waiting;

namespace Kamiyo.EndToEnd.Tests.Messages;

/// <summary>
/// Real e-mails over a real SMTP conversation, from a gateway that may die at the worst moment. A database a test: what one
/// test leaves unsent would arrive in the next.
/// </summary>
public abstract class MailTests(IDatabase database) : IAsyncLifetime
{
    private static readonly (string, string)[] ShortLease = [("Kamiyo__Outbox__LeaseSeconds", "30"), ("Kamiyo__Outbox__SendLimitSeconds", "15")];

    private readonly TemporaryFolder _folder = new();
    private readonly SmtpTestServer _smtp = SmtpTestServer.Start();

    [Fact]
    public async Task Every_message_of_a_customers_first_months_arrives_once()
    {
        await using var gateway = await Start();

        // What comes too late to be told, such as a failed payment that is paid by now, is dropped. So each mail goes out before the next step.
        await using var proxy = TcpProxy.Start(gateway.Address.Port, beforePassingOn: () => WhenMailsAreOut(gateway));

        await RunCli(proxy.Through(gateway.Address.ToString()), "demo");
        await WhenMailsAreOut(gateway);

        (await database.Texts("SELECT status FROM outbox WHERE channel = 'email'")).ShouldBe(Enumerable.Repeat("sent", 9));
        _smtp.Mails.Count.ShouldBe(9);
        _smtp.Mails.Select(MessageId).ShouldBeUnique();
        _smtp.Mails.Select(mail => mail.Recipients.ShouldHaveSingleItem()).Distinct().ShouldHaveSingleItem();
        _smtp.Mails.ShouldAllBe(mail => mail.From == "billing@example.com");
    }

    [Fact]
    public async Task A_mail_that_was_taken_over_when_the_process_died_goes_out_again_under_the_same_message_id()
    {
        _smtp.At(SmtpStage.Message, SmtpReaction.Stall);
        await using (var gateway = await Start(ShortLease))
        {
            await RunCli(gateway.Address.ToString(), "trigger", "checkout.session.completed", "--no-wait");
            await _smtp.WhenReached(SmtpStage.Message);
            await gateway.Kill();
        }

        var takenOver = _smtp.Mails.ShouldHaveSingleItem();
        _smtp.Behave();
        await using var restarted = await Start(ShortLease);

        // Nobody can tell whether the first one was kept, so it goes out once more, when the dead process' lease ends: at the next
        // tick of the reminder at the latest.
        var mails = await Eventually.Get(
            () => Task.FromResult(_smtp.Mails), mails => mails.Count >= 2, "the second try", TimeSpan.FromMinutes(3), () => restarted.Output);
        mails.Count.ShouldBe(2);
        MessageId(mails[1]).ShouldBe(MessageId(takenOver));
    }

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _smtp.DisposeAsync();
        await database.DisposeAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private static string MessageId(ReceivedMail mail) => mail.Mime.Header("Message-ID")!;

    private Task<GatewayProcess> Start(params (string Name, string Value)[] furtherSettings)
    {
        var settings = new Dictionary<string, string?>
        {
            ["SMTP_HOST"] = SmtpTestServer.Host,
            ["SMTP_PORT"] = _smtp.Port.ToString(CultureInfo.InvariantCulture),
            ["SMTP_FROM"] = "Kamiyo <billing@example.com>",
            ["SMTP_STARTTLS"] = "false",
        };
        foreach (var (name, value) in furtherSettings)
        {
            settings[name] = value;
        }

        return GatewayProcess.Start(database.Url, _folder.Path, settings);
    }

    private async Task WhenMailsAreOut(GatewayProcess gateway) => await Eventually.Get(
        () => database.Texts("SELECT discriminator FROM outbox WHERE channel = 'email' AND status NOT IN ('sent', 'dropped', 'dead')"),
        waiting => waiting.Count == 0,
        "the e-mails so far to be done with",
        explain: () => gateway.Output);

    private async Task RunCli(string url, params string[] arguments)
    {
        var environment = new Dictionary<string, string?>
        {
            ["STRIPE_WEBHOOK_SECRET"] = GatewayProcess.WebhookSecret,
            ["ADMIN_API_KEY"] = GatewayProcess.AdminKey,
        };
        var (exitCode, output) = await CliProcess.Run(_folder.Path, environment, [.. arguments, "--url", url]);
        exitCode.ShouldBe(0, output);
    }
}
