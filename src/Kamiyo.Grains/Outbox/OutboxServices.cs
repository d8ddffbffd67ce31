using Kamiyo.Delivery.Chat;
using Kamiyo.Delivery.Configuration;
using Kamiyo.Delivery.Mail;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kamiyo.Grains.Outbox;

public static class OutboxServices
{
    /// <summary>What the outbox grains send with; the senders themselves come from Kamiyo.Delivery.</summary>
    public static IServiceCollection AddOutbox(this IServiceCollection services)
    {
        services.AddOptions<OutboxOptions>()
            .BindConfiguration(OutboxOptions.Section)
            .Validate(
                static options => options.IsValid,
                $"{OutboxOptions.Section}: SendLimitSeconds must be from 1 to 600, and LeaseSeconds at least twice that and at most 3600.")
            .ValidateOnStart();
        services.AddSingleton<OutboxDispatcher>();
        services.AddSingleton(provider => new OutboxChannels(
            [.. provider.GetRequiredService<IReadOnlyList<IChatSender>>().Select(chat => chat.Channel)],
            provider.GetRequiredService<IOptions<DeliverySettings>>().Value.OutgoingWebhook is not null,
            provider.GetRequiredService<IMailSender>() is UnconfiguredMailSender ? UnconfiguredMailSender.Reason : null));
        return services;
    }
}
