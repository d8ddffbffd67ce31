using System.Globalization;
using Kamiyo.EndToEnd.Tests.Databases;
using Kamiyo.EndToEnd.Tests.Processes;
using Kamiyo.Testing.Processes;
using Kamiyo.Testing.Smtp;
using Kamiyo.Testing.Waiting;

namespace Kamiyo.EndToEnd.Tests.Messages;

/// <summary>Real e-mails over a real SMTP conversation, from a gateway that may die at the worst moment.</summary>
public abstract class MailTests(IDatabase database) : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly SmtpTestServer _smtp = SmtpTestServer.Start();

    [Fact]
    public async Task Every_message_of_a_customers_first_months_arrives_once()
    {
        await using var gateway = await Start();

        await PlayDemo(gateway);

        await Eventually.Get(() => Task.FromResult(_smtp.Mails.Count), count => count >= 9, "nine e-mails");
        _smtp.Mails.Select(MessageId).ShouldBeUnique();
        _smtp.Mails.Select(mail => mail.Recipients.ShouldHaveSingleItem()).Distinct().ShouldHaveSingleItem();
        _smtp.Mails.ShouldAllBe(mail => mail.From == "billing@example.com");
    }

    [Fact]
    public async Task A_mail_that_was_taken_over_when_the_process_died_goes_out_again_under_the_same_message_id()
    {
        _smtp.At(SmtpStage.Message, SmtpReaction.Stall);
        await using (var gateway = await Start())
        {
            await PlayDemo(gateway);
            await _smtp.WhenReached(SmtpStage.Message);
            await gateway.Kill();
        }

        var takenOver = _smtp.Mails.Select(MessageId).ToList();
        takenOver.ShouldNotBeEmpty();
        _smtp.Behave();
        await using var restarted = await Start();

        await Eventually.Get(
            () => Task.FromResult(_smtp.Mails.Select(MessageId).Distinct().Count()), count => count >= 9, "all nine e-mails after the restart");

        // Once more, and only those that were under way: nobody can tell whether the first one was kept.
        foreach (var group in _smtp.Mails.GroupBy(MessageId))
        {
            group.Count().ShouldBe(takenOver.Contains(group.Key) ? 2 : 1, group.Key);
        }
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _smtp.DisposeAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private static string MessageId(ReceivedMail mail) => mail.Mime.Headers["Message-ID"];

    private Task<GatewayProcess> Start() => GatewayProcess.Start(database.Url, _folder.Path, new Dictionary<string, string?>
    {
        ["SMTP_HOST"] = SmtpTestServer.Host,
        ["SMTP_PORT"] = _smtp.Port.ToString(CultureInfo.InvariantCulture),
        ["SMTP_FROM"] = "Kamiyo <billing@example.com>",
        ["SMTP_STARTTLS"] = "false",
        ["Kamiyo__Outbox__LeaseSeconds"] = "8",
        ["Kamiyo__Outbox__SendLimitSeconds"] = "4",
    });

    private async Task PlayDemo(GatewayProcess gateway)
    {
        var environment = new Dictionary<string, string?>
        {
            ["STRIPE_WEBHOOK_SECRET"] = GatewayProcess.WebhookSecret,
            ["ADMIN_API_KEY"] = GatewayProcess.AdminKey,
        };
        var (exitCode, output) = await CliProcess.Run(_folder.Path, environment, "demo", "--url", gateway.Client.BaseAddress!.ToString());
        exitCode.ShouldBe(0, output);
    }
}
