using System.Collections.Concurrent;
using System.Text.Json;
using Kamiyo.Delivery.Chat;
using Kamiyo.Delivery.Mail;
using Kamiyo.Delivery.OutgoingWebhooks;
using Kamiyo.Delivery.Tests.Chat;
using Kamiyo.Delivery.Tests.Http;
using Kamiyo.Delivery.Tests.Mail;
using Kamiyo.Delivery.Tests.OutgoingWebhooks;
using Kamiyo.Testing.Processes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kamiyo.Delivery.Tests;

public sealed class DeliveryServicesTests
{
    private static readonly OutgoingWebhook Webhook = new("subscription.updated", DateTimeOffset.UnixEpoch, JsonElement.Parse("{}"), "key");

    [Fact]
    public void Production_without_settings_leaves_everything_unsent()
    {
        using var host = Build(Environments.Production);

        host.Services.GetRequiredService<IMailSender>().ShouldBeOfType<UnconfiguredMailSender>();
        host.Services.GetRequiredService<IReadOnlyList<IChatSender>>().ShouldBeEmpty();
        host.Services.GetRequiredService<IOutgoingWebhookSender>().ShouldBeOfType<UnconfiguredOutgoingWebhookSender>();
    }

    [Fact]
    public async Task Development_without_settings_writes_mail_into_the_data_directory()
    {
        using var data = new TemporaryFolder();
        using var host = Build(Environments.Development, ("Kamiyo:DataDirectory", data.Path));

        await host.Services.GetRequiredService<IMailSender>().SendAsync(Emails.Welcome, CancellationToken.None);

        Directory.GetFiles(Path.Combine(data.Path, "mail"), "*.eml").ShouldHaveSingleItem();
    }

    [Fact]
    public void What_is_configured_is_used_in_every_environment()
    {
        using var host = Build(
            Environments.Development,
            ("SMTP_HOST", "mail.example.com"),
            ("SMTP_FROM", "billing@example.com"),
            ("SLACK_WEBHOOK_URL", "https://hooks.slack.com/example"),
            ("DISCORD_WEBHOOK_URL", "https://discord.com/example"),
            ("KAMIYO_WEBHOOK_URL", "https://saas.example/hook"),
            ("KAMIYO_WEBHOOK_SECRET", Secrets.Text(Secrets.Key())));

        host.Services.GetRequiredService<IMailSender>().ShouldBeOfType<SmtpMailSender>();
        host.Services.GetRequiredService<IReadOnlyList<IChatSender>>().Select(sender => sender.Channel).ShouldBe(["slack", "discord"]);
        host.Services.GetRequiredService<IOutgoingWebhookSender>().ShouldBeOfType<OutgoingWebhookSender>();
    }

    [Fact]
    public async Task A_wrong_setting_stops_the_start()
    {
        using var host = Build(Environments.Production, ("SLACK_WEBHOOK_URL", "http://hooks.slack.com/example"));

        var exception = await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync());

        exception.Failures.ShouldHaveSingleItem().ShouldContain("SLACK_WEBHOOK_URL");
    }

    [Fact]
    public async Task No_log_tells_the_address_of_a_chat()
    {
        await using var receiver = await Receiver.StartAsync(500);
        var lines = new ConcurrentQueue<string>();
        using var host = Build(Environments.Production, lines, ("SLACK_WEBHOOK_URL", receiver.Url.AbsoluteUri));

        var result = await host.Services.GetRequiredService<IReadOnlyList<IChatSender>>().Single()
            .SendAsync(Notices.PaymentFailed, CancellationToken.None);

        receiver.Requests.ShouldHaveSingleItem();
        lines.Append(result.Reason!).ShouldAllBe(line => !line.Contains(receiver.Url.AbsolutePath, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = await Receiver.StartAsync(200);
        await using var receiver = await Receiver.StartAsync(context =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = elsewhere.Url.AbsoluteUri;
            return Task.CompletedTask;
        });
        using var host = Build(
            Environments.Production, ("KAMIYO_WEBHOOK_URL", receiver.Url.AbsoluteUri), ("KAMIYO_WEBHOOK_SECRET", Secrets.Text(Secrets.Key())));

        var result = await host.Services.GetRequiredService<IOutgoingWebhookSender>().SendAsync(Webhook, CancellationToken.None);

        result.Outcome.ShouldBe(DeliveryOutcome.Retry);
        receiver.Requests.ShouldHaveSingleItem().Headers["User-Agent"].ShouldBe("Kamiyo");
        elsewhere.Requests.ShouldBeEmpty();
    }

    private static IHost Build(string environment, params (string Name, string Value)[] settings) => Build(environment, [], settings);

    private static IHost Build(string environment, ConcurrentQueue<string> logLines, params (string Name, string Value)[] settings)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = environment, DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Name, setting.Value)));
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new QueueLoggerProvider(logLines));
        builder.Services.AddKamiyoDelivery();
        return builder.Build();
    }
}
