using System.Globalization;
using Kamiyo.Delivery.Configuration;
using Kamiyo.Grains.Tests.Outbox;
using Kamiyo.Storage.Outbox;
using Kamiyo.Testing.Smtp;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Grains.Tests.Faults;

/// <summary>A real mail server that is gone for a while, under the test's clock: the waits between attempts are minutes.</summary>
public sealed class MailServerDownTests : OutboxTests
{
    private static readonly IReadOnlyList<OutboxEntry> Entries =
        [.. Enumerable.Range(1, 5).Select(number => Outgoing.Mail(Outgoing.Welcome($"sub_{number}")))];

    public override ValueTask InitializeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Every_mail_goes_out_once_when_the_server_is_back()
    {
        await using var smtp = SmtpTestServer.Start();
        await smtp.StopAsync();
        await StartAsync(services => services.AddSingleton(Schedule).AddSingleton<IConfiguration>(SettingsFor(smtp)));
        await WriteAndDispatch(Entries);
        await AllBecome("pending 1");
        await DispatchWhenDue();
        await AllBecome("pending 2");

        smtp.Restart();
        await DispatchWhenDue();

        await AllBecome("sent 3");
        await Outbox.Dispatch();
        smtp.Mails.Select(mail => mail.Mime.Header("Message-ID")).ShouldBeUnique();
        smtp.Mails.Count.ShouldBe(Entries.Count);
    }

    private static IConfigurationRoot SettingsFor(SmtpTestServer smtp) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?>
        {
            [DeliverySettingNames.SmtpHost] = SmtpTestServer.Host,
            [DeliverySettingNames.SmtpPort] = smtp.Port.ToString(CultureInfo.InvariantCulture),
            [DeliverySettingNames.SmtpFrom] = "billing@example.com",
            [DeliverySettingNames.SmtpStartTls] = "false",
        })
        .Build();

    private Task AllBecome(string status) => Becomes([.. Entries.Select(entry => $"{entry.Subject} {status}")]);

    private async Task DispatchWhenDue()
    {
        Host.Time.AdvanceTo((await Host.Outbox.FindNextDueAsync(Partition, CancellationToken.None)).ShouldNotBeNull());
        await Outbox.Dispatch();
    }
}
