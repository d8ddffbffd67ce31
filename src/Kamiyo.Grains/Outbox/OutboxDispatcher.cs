using Kamiyo.Billing.Messages;
using Kamiyo.Delivery.Chat;
using Kamiyo.Delivery.Mail;
using Kamiyo.Delivery.OutgoingWebhooks;
using Kamiyo.Delivery.Templates;
using Kamiyo.Storage.Outbox;
using Kamiyo.Storage.Subscriptions;

namespace Kamiyo.Grains.Outbox;

/// <summary>Makes of a row what is sent, and sends it once.</summary>
internal sealed class OutboxDispatcher(
    MessageRenderer renderer,
    IMailSender mail,
    IReadOnlyList<IChatSender> chats,
    IOutgoingWebhookSender webhooks,
    ISubscriptionStore subscriptions)
{
    public async Task<SendResult> Send(OutboxEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Channel is OutboxChannel.Webhook)
        {
            var webhook = CustomerChangedData.FromJson(entry.Data).ToWebhook(entry.Kind, entry.MessageKey);
            return SendResult.Of(await webhooks.SendAsync(webhook, cancellationToken));
        }

        if (entry.Kind is EventDeadData.Kind)
        {
            return await Post(entry.Channel, MessageRenderer.Notice(EventDeadData.FromJson(entry.Data)), cancellationToken);
        }

        return await Send(entry, ReadMessage(entry), cancellationToken);
    }

    private async Task<SendResult> Send(OutboxEntry entry, Message message, CancellationToken cancellationToken)
    {
        if (await FindReasonToDrop(entry, message, cancellationToken) is { } reason)
        {
            return SendResult.Dropped(reason);
        }

        if (entry.Channel is not OutboxChannel.Email)
        {
            return await Post(entry.Channel, MessageRenderer.Notice(message.Kind, message.Data, entry.CustomerId), cancellationToken);
        }

        var email = renderer.Email(message.Kind, message.Data, entry.Recipient!, entry.MessageKey);
        return SendResult.Of(await mail.SendAsync(email, cancellationToken));
    }

    private async Task<SendResult> Post(string channel, ChatNotice notice, CancellationToken cancellationToken)
    {
        var chat = chats.FirstOrDefault(candidate => candidate.Channel == channel);
        return chat is null
            ? SendResult.Unsent(OutboxChannels.NoChat)
            : SendResult.Of(await chat.SendAsync(notice, cancellationToken));
    }

    private async Task<string?> FindReasonToDrop(OutboxEntry entry, Message message, CancellationToken cancellationToken) =>
        entry.CustomerId is { } customerId && await subscriptions.FindAsync(customerId, cancellationToken) is { } stored
            ? MessageRelevance.FindReasonToDrop(message, stored.State)
            : null;

    private static Message ReadMessage(OutboxEntry entry) => new(
        MessageKinds.Find(entry.Kind) ?? throw new InvalidOperationException($"This version of Kamiyo knows no message of the kind {entry.Kind}."),
        entry.Subject,
        entry.Discriminator,
        entry.Recipient,
        entry.OccurredAt,
        MessageDataJson.Deserialize(entry.Data));
}
