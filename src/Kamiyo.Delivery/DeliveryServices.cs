using System.Net.Mail;
using Kamiyo.Delivery.Chat;
using Kamiyo.Delivery.Configuration;
using Kamiyo.Delivery.Mail;
using Kamiyo.Delivery.OutgoingWebhooks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Kamiyo.Delivery;

public static class DeliveryServices
{
    private const string HttpClientName = "Kamiyo.Delivery";

    /// <summary>
    /// Adds <see cref="IMailSender"/>, <see cref="IReadOnlyList{T}"/> of <see cref="IChatSender"/> (those that are configured) and
    /// <see cref="IOutgoingWebhookSender"/>, set up from the configuration as <see cref="IOptions{TOptions}"/> of <see cref="DeliverySettings"/>,
    /// which are checked when the host starts.
    /// </summary>
    public static IServiceCollection AddKamiyoDelivery(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IOptionsFactory<DeliverySettings>, DeliverySettingsFactory>();
        services.AddOptions<DeliverySettings>().ValidateOnStart();
        services.AddDeliveryHttpClient();
        services.AddSingleton(CreateMailSender);
        services.AddSingleton(CreateChatSenders);
        services.AddSingleton(CreateOutgoingWebhookSender);
        return services;
    }

    private static void AddDeliveryHttpClient(this IServiceCollection services) => services
        .AddHttpClient(HttpClientName, client =>
        {
            client.DefaultRequestHeaders.UserAgent.ParseAdd("Kamiyo");

            // Each delivery has its own limit, which covers the answer's body too.
            client.Timeout = Timeout.InfiniteTimeSpan;
        })
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            // A redirect would hand the signed body, or the way to a chat, to whoever answers.
            AllowAutoRedirect = false,
            UseCookies = false,

            // The senders live as long as the process; this is what makes them see a change in DNS.
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        })
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan)

        // They log whole addresses, and those of chat webhooks are secrets.
        .RemoveAllLoggers();

    private static IMailSender CreateMailSender(IServiceProvider provider)
    {
        var timeProvider = provider.GetRequiredService<TimeProvider>();
        if (Settings(provider).Smtp is { } smtp)
        {
            return new SmtpMailSender(smtp, timeProvider);
        }

        if (!provider.GetRequiredService<IHostEnvironment>().IsDevelopment())
        {
            return new UnconfiguredMailSender();
        }

        var dataDirectory = provider.GetRequiredService<IConfiguration>()["Kamiyo:DataDirectory"] ?? "data";
        return new FolderMailSender(Path.Combine(dataDirectory, "mail"), new MailAddress("kamiyo@localhost", "Kamiyo"), timeProvider);
    }

    private static IReadOnlyList<IChatSender> CreateChatSenders(IServiceProvider provider)
    {
        var settings = Settings(provider);
        var timeProvider = provider.GetRequiredService<TimeProvider>();
        var senders = new List<IChatSender>();
        if (settings.SlackWebhookUrl is { } slack)
        {
            senders.Add(new SlackSender(CreateHttpClient(provider), slack, timeProvider));
        }

        if (settings.DiscordWebhookUrl is { } discord)
        {
            senders.Add(new DiscordSender(CreateHttpClient(provider), discord, timeProvider));
        }

        return senders;
    }

    private static IOutgoingWebhookSender CreateOutgoingWebhookSender(IServiceProvider provider) =>
        Settings(provider).OutgoingWebhook is { } options
            ? new OutgoingWebhookSender(CreateHttpClient(provider), options, provider.GetRequiredService<TimeProvider>())
            : new UnconfiguredOutgoingWebhookSender();

    private static DeliverySettings Settings(IServiceProvider provider) => provider.GetRequiredService<IOptions<DeliverySettings>>().Value;

    private static HttpClient CreateHttpClient(IServiceProvider provider) =>
        provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName);
}
