using System.Globalization;
using Kamiyo.EndToEnd.Tests.Databases;
using Kamiyo.EndToEnd.Tests.Processes;
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

        await RunCli(gateway, "demo");

        var statuses = await Eventually.Get(
            () => database.Texts("SELECT status FROM outbox WHERE channel = 'email' AND status IN ('sent', 'dropped')"),
            found => found.Count == 9,
            "nine e-mails to be done with",
            explain: () => gateway.Output);

        // Only that the subscription is going to end may come too late to be told: it ends a moment later.
        _smtp.Mails.Count.ShouldBe(statuses.Count(status => status == "sent"));
        (await database.Texts("SELECT discriminator FROM outbox WHERE channel = 'email' AND status = 'dropped'"))
            .ShouldAllBe(discriminator => discriminator.Contains("CancellationScheduled", StringComparison.Ordinal));
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
            await RunCli(gateway, "trigger", "checkout.session.completed", "--no-wait");
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

    private async Task RunCli(GatewayProcess gateway, params string[] arguments)
    {
        var environment = new Dictionary<string, string?>
        {
            ["STRIPE_WEBHOOK_SECRET"] = GatewayProcess.WebhookSecret,
            ["ADMIN_API_KEY"] = GatewayProcess.AdminKey,
        };
        var (exitCode, output) = await CliProcess.Run(_folder.Path, environment, [.. arguments, "--url", gateway.Client.BaseAddress!.ToString()]);
        exitCode.ShouldBe(0, output);
    }
}
