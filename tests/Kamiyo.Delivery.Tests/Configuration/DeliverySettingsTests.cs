using System.Net.Mail;
using Kamiyo.Delivery.Configuration;
using Kamiyo.Delivery.Mail;
using Kamiyo.Delivery.Tests.OutgoingWebhooks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Kamiyo.Delivery.Tests.Configuration;

public sealed class DeliverySettingsTests
{
    private static readonly string Secret = Secrets.Text(Secrets.Key());

    [Fact]
    public void Nothing_set_is_nothing_configured() => Read().ShouldBe(new DeliverySettings(null, null, null, null));

    [Fact]
    public void Host_and_sender_are_enough_for_mail() =>
        Read(("SMTP_HOST", "mail.example.com"), ("SMTP_FROM", "Kamiyo <billing@example.com>")).Smtp.ShouldBe(new SmtpOptions(
            "mail.example.com", 587, new MailAddress("billing@example.com", "Kamiyo"), null, null, StartTls: true, TimeSpan.FromSeconds(30)));

    [Fact]
    public void The_environments_names_are_read() => Read(
        ("SMTP_HOST", "mail.example.com"), ("SMTP_PORT", "2525"), ("SMTP_FROM", "billing@example.com"), ("SMTP_USERNAME", "kamiyo"),
        ("SMTP_PASSWORD", "example"), ("SMTP_STARTTLS", "False"), ("SMTP_TIMEOUT_SECONDS", "5")).Smtp.ShouldBe(AllOfSmtp);

    [Fact]
    public void The_names_in_configuration_are_read() => Read(
        ("Kamiyo:Smtp:Host", "mail.example.com"), ("Kamiyo:Smtp:Port", "2525"), ("Kamiyo:Smtp:From", "billing@example.com"),
        ("Kamiyo:Smtp:Username", "kamiyo"), ("Kamiyo:Smtp:Password", "example"), ("Kamiyo:Smtp:StartTls", "false"),
        ("Kamiyo:Smtp:TimeoutSeconds", "5")).Smtp.ShouldBe(AllOfSmtp);

    [Fact]
    public void The_environment_wins() =>
        Read(("SMTP_HOST", "a.example"), ("Kamiyo:Smtp:Host", "b.example"), ("SMTP_FROM", "x@example.com")).Smtp.ShouldNotBeNull().Host.ShouldBe("a.example");

    [Theory]
    [InlineData("https://hooks.slack.com/services/example")]
    [InlineData("http://localhost:9000/hook")]
    [InlineData("http://127.0.0.1:9000/hook")]
    [InlineData("http://[::1]:9000/hook")]
    public void Addresses_are_https_or_on_this_machine(string url)
    {
        var settings = Read(
            ("SLACK_WEBHOOK_URL", url), ("DISCORD_WEBHOOK_URL", url), ("KAMIYO_WEBHOOK_URL", url), ("KAMIYO_WEBHOOK_SECRET", Secret));

        settings.SlackWebhookUrl.ShouldBe(new Uri(url));
        settings.DiscordWebhookUrl.ShouldBe(new Uri(url));
        settings.OutgoingWebhook.ShouldNotBeNull().Url.ShouldBe(new Uri(url));
    }

    [Theory]
    [InlineData("http://hooks.slack.com/services/example")]
    [InlineData("http://localhost.evil.example/hook")]
    [InlineData("https://user:example@hooks.slack.com/services/example")]
    [InlineData("ftp://localhost/hook")]
    [InlineData("/services/example")]
    [InlineData("hooks.slack.com")]
    public void Any_other_address_is_a_problem_that_does_not_show_it(string url)
    {
        var problems = Problems(
            ("SLACK_WEBHOOK_URL", url), ("DISCORD_WEBHOOK_URL", url), ("KAMIYO_WEBHOOK_URL", url), ("KAMIYO_WEBHOOK_SECRET", Secret));

        problems.Count.ShouldBe(3);
        problems[0].ShouldStartWith("SLACK_WEBHOOK_URL (or Kamiyo:Slack:WebhookUrl)");
        problems[1].ShouldStartWith("DISCORD_WEBHOOK_URL (or Kamiyo:Discord:WebhookUrl)");
        problems[2].ShouldStartWith("KAMIYO_WEBHOOK_URL (or Kamiyo:OutgoingWebhook:Url)");
        problems.ShouldAllBe(problem => !problem.Contains(url, StringComparison.Ordinal));
    }

    [Fact]
    public void Several_secrets_are_separated_by_commas() =>
        Read(("KAMIYO_WEBHOOK_URL", "https://saas.example/hook"), ("KAMIYO_WEBHOOK_SECRET", $"{Secret}, {Secret}"))
            .OutgoingWebhook.ShouldNotBeNull().Secrets.Count.ShouldBe(2);

    [Fact]
    public void Every_problem_is_told_and_names_its_setting()
    {
        var problems = Problems(
            ("SMTP_HOST", "smtp://mail.example.com"), ("SMTP_PORT", "0"), ("SMTP_USERNAME", "kamiyo"), ("SMTP_STARTTLS", "maybe"),
            ("SMTP_TIMEOUT_SECONDS", "soon"), ("KAMIYO_WEBHOOK_URL", "https://saas.example/hook"));

        foreach (var setting in new[]
            { "SMTP_HOST", "SMTP_PORT", "SMTP_PASSWORD", "SMTP_STARTTLS", "SMTP_TIMEOUT_SECONDS", "SMTP_FROM", "KAMIYO_WEBHOOK_SECRET" })
        {
            problems.Count(problem => problem.Contains(setting, StringComparison.Ordinal)).ShouldBe(1, setting);
        }
    }

    [Theory]
    [InlineData("billing")]
    [InlineData("billing@example.com\r\nBcc: eve@example.com")]
    [InlineData("a@example.com, b@example.com")]
    public void A_sender_is_one_address(string from) =>
        Problems(("SMTP_HOST", "mail.example.com"), ("SMTP_FROM", from)).ShouldHaveSingleItem().ShouldStartWith("SMTP_FROM");

    [Fact]
    public void The_port_that_speaks_TLS_at_once_is_explained() =>
        Problems(("SMTP_HOST", "mail.example.com"), ("SMTP_FROM", "billing@example.com"), ("SMTP_PORT", "465"))
            .ShouldHaveSingleItem().ShouldContain("587");

    [Fact]
    public void A_login_without_a_server_is_a_problem() =>
        Problems(("SMTP_USERNAME", "kamiyo"), ("SMTP_PASSWORD", "example")).ShouldHaveSingleItem().ShouldStartWith("SMTP_HOST");

    [Theory]
    [InlineData("whsec_example")]
    [InlineData(",")]
    public void A_secret_that_is_none_is_a_problem_that_does_not_show_it(string secret)
    {
        var problem = Problems(("KAMIYO_WEBHOOK_URL", "https://saas.example/hook"), ("KAMIYO_WEBHOOK_SECRET", secret)).ShouldHaveSingleItem();

        problem.ShouldStartWith("KAMIYO_WEBHOOK_SECRET");
        problem.ShouldNotContain("example");
    }

    [Fact]
    public void No_secret_is_ever_printed()
    {
        var settings = Read(
            ("SMTP_HOST", "mail.example.com"), ("SMTP_FROM", "billing@example.com"), ("SMTP_USERNAME", "kamiyo"), ("SMTP_PASSWORD", "hidden"),
            ("SLACK_WEBHOOK_URL", "https://hooks.slack.com/hidden"), ("DISCORD_WEBHOOK_URL", "https://discord.com/hidden"),
            ("KAMIYO_WEBHOOK_URL", "https://saas.example/hidden"), ("KAMIYO_WEBHOOK_SECRET", Secret));

        $"{settings} {settings.Smtp} {settings.OutgoingWebhook}".ShouldBe(
            "mail mail.example.com:587, Slack on, Discord on, webhook saas.example mail.example.com:587 saas.example");
    }

    private static SmtpOptions AllOfSmtp { get; } = new(
        "mail.example.com", 2525, new MailAddress("billing@example.com"), "kamiyo", "example", StartTls: false, TimeSpan.FromSeconds(5));

    private static IReadOnlyList<string> Problems(params (string Name, string Value)[] settings) =>
        [.. Should.Throw<OptionsValidationException>(() => Read(settings)).Failures];

    private static DeliverySettings Read(params (string Name, string Value)[] settings)
    {
        var values = settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Name, setting.Value));
        return new DeliverySettingsFactory(new ConfigurationBuilder().AddInMemoryCollection(values).Build()).Create(Options.DefaultName);
    }
}
