using System.Net.Mail;
using Kamiyo.Delivery.Mail;
using Kamiyo.Delivery.OutgoingWebhooks;

namespace Kamiyo.Delivery.Configuration;

/// <summary>Where messages go. Null: nobody is configured there.</summary>
/// <param name="SlackWebhookUrl">A secret.</param>
/// <param name="DiscordWebhookUrl">A secret.</param>
public sealed record DeliverySettings(
    SmtpOptions? Smtp, Uri? SlackWebhookUrl, Uri? DiscordWebhookUrl, OutgoingWebhookOptions? OutgoingWebhook)
{
    private const int ImplicitTlsPort = 465;

    /// <summary>Which ways are configured, and nothing that is a secret.</summary>
    public override string ToString() =>
        $"mail {Smtp?.ToString() ?? "off"}, Slack {OnOff(SlackWebhookUrl)}, Discord {OnOff(DiscordWebhookUrl)}, webhook {OutgoingWebhook?.ToString() ?? "off"}";

    internal static DeliverySettings Read(DeliverySettingsReader reader) => new(
        ReadSmtp(reader),
        reader.Url(DeliverySetting.SlackWebhookUrl),
        reader.Url(DeliverySetting.DiscordWebhookUrl),
        ReadOutgoingWebhook(reader));

    private static string OnOff(Uri? url) => url is null ? "off" : "on";

    private static SmtpOptions? ReadSmtp(DeliverySettingsReader reader)
    {
        var username = reader.Text(DeliverySetting.SmtpUsername);
        var password = reader.Text(DeliverySetting.SmtpPassword);
        if (reader.Text(DeliverySetting.SmtpHost) is not { } host)
        {
            if (username is not null || password is not null)
            {
                reader.AddProblem($"{DeliverySetting.SmtpHost} is not set, but a login for it is.");
            }

            return null;
        }

        if (Uri.CheckHostName(host) is UriHostNameType.Unknown)
        {
            reader.AddProblem($"{DeliverySetting.SmtpHost} is '{host}'; it must be a host name alone, without scheme and port.");
        }

        if (username is null != password is null)
        {
            reader.AddProblem($"Only one of {DeliverySetting.SmtpUsername} and {DeliverySetting.SmtpPassword} is set; set both, or neither to send without a login.");
        }

        var timeout = reader.Integer(DeliverySetting.SmtpTimeoutSeconds, (int)SmtpOptions.DefaultTimeout.TotalSeconds, minimum: 1, maximum: 600);
        var startTls = reader.Boolean(DeliverySetting.SmtpStartTls, fallback: true);
        var port = ReadPort(reader);
        return ReadFrom(reader) is { } from
            ? new SmtpOptions(host, port, from, username, password, startTls, TimeSpan.FromSeconds(timeout))
            : null;
    }

    private static int ReadPort(DeliverySettingsReader reader)
    {
        var port = reader.Integer(DeliverySetting.SmtpPort, SmtpOptions.DefaultPort, minimum: 1, maximum: 65_535);
        if (port == ImplicitTlsPort)
        {
            reader.AddProblem(
                $"{DeliverySetting.SmtpPort} is {ImplicitTlsPort}, where servers speak TLS from the first byte, which Kamiyo can't. Use {SmtpOptions.DefaultPort}, which encrypts with STARTTLS.");
        }

        return port;
    }

    private static MailAddress? ReadFrom(DeliverySettingsReader reader)
    {
        var setting = DeliverySetting.SmtpFrom;
        if (reader.Text(setting) is not { } text)
        {
            reader.AddProblem($"{setting} is not set. Set it to the sender of e-mails, such as: Kamiyo <billing@example.com>");
            return null;
        }

        // A list of addresses is read as one with the others for a name.
        if (!MailAddress.TryCreate(text, out var from) || from.DisplayName.Contains('@', StringComparison.Ordinal) || text.Any(char.IsControl))
        {
            reader.AddProblem($"{setting} is no e-mail address. It looks like: Kamiyo <billing@example.com>");
            return null;
        }

        return from;
    }

    private static OutgoingWebhookOptions? ReadOutgoingWebhook(DeliverySettingsReader reader)
    {
        var setting = DeliverySetting.OutgoingWebhookSecret;
        var url = reader.Url(DeliverySetting.OutgoingWebhookUrl);
        var secrets = (reader.Text(setting)?.Split(',', StringSplitOptions.TrimEntries) ?? []).Select(OutgoingWebhookSecret.Parse).ToList();
        if (secrets.Contains(null))
        {
            reader.AddProblem(
                $"{setting} holds something that is no secret. One is whsec_ and the base64 of {OutgoingWebhookSecret.MinKeyBytes} to {OutgoingWebhookSecret.MaxKeyBytes} random bytes; make one with: echo whsec_$(openssl rand -base64 32)");
        }

        if (url is not null && secrets.Count == 0)
        {
            reader.AddProblem($"{setting} is not set, but {DeliverySetting.OutgoingWebhookUrl} is: its receiver could not tell our webhooks from anybody's.");
        }

        return url is null ? null : new OutgoingWebhookOptions(url, [.. secrets.OfType<OutgoingWebhookSecret>()]);
    }
}
