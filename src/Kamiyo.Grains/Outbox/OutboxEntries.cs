using Kamiyo.Billing.Messages;
using Kamiyo.Billing.Subscriptions;
using Kamiyo.Delivery.OutgoingWebhooks;
using Kamiyo.Delivery.Templates;
using Kamiyo.Storage.Outbox;
using Kamiyo.Storage.Subscriptions;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Grains.Outbox;

/// <summary>From what is to be told to the rows that are sent: one a message and way out.</summary>
internal static class OutboxEntries
{
    private static readonly IReadOnlyList<string> ByEmail = [OutboxChannel.Email];

    public static IEnumerable<OutboxEntry> Of(Message message, string customerId, OutboxChannels channels)
    {
        var channelNames = message.Kind.Audience() is MessageAudience.Operators ? channels.Notices : ByEmail;
        return channelNames.Select(channel => new OutboxEntry(
            message.Kind.Name(),
            message.Subject,
            message.Discriminator,
            channel,
            customerId,
            message.Recipient,
            MessageDataJson.Serialize(message.Data),
            message.OccurredAt,
            channels.UnsentBecause(channel)));
    }

    /// <summary>What the SaaS itself is told when a commit changes who may use what.</summary>
    /// <param name="before">Null for the first commit of a customer, who was on nothing before.</param>
    public static IEnumerable<OutboxEntry> OfChange(CustomerStanding? before, SubscriptionRecord after, TimelineEntry entry, OutboxChannels channels)
    {
        if (!channels.HasWebhook)
        {
            yield break;
        }

        var previous = before is null ? new CustomerAccess("free", "none", ApiAccess: false) : CustomerAccess.Of(before);
        var current = CustomerAccess.Of(after.Standing);
        if (previous.ApiAccess != current.ApiAccess)
        {
            yield return Change(CustomerChangedData.AccessChanged, previous, current, after, entry);
        }

        if (previous.SubscriptionTier != current.SubscriptionTier)
        {
            yield return Change(CustomerChangedData.PlanChanged, previous, current, after, entry);
        }
    }

    public static IEnumerable<OutboxEntry> OfDead(WebhookEvent dead, OutboxChannels channels, DateTimeOffset now)
    {
        var data = new EventDeadData(dead.EventId, dead.Type, dead.CustomerId, dead.ErrorMessage, dead.Attempts);
        return channels.Notices.Select(channel => new OutboxEntry(
            EventDeadData.Kind,
            dead.EventId,

            // Not the attempts, which an operator's retry counts afresh: an event that dies again is told of again.
            $"version-{dead.Version}",
            channel,
            dead.CustomerId,
            Recipient: null,
            data.ToJson(),
            now,
            channels.UnsentBecause(channel)));
    }

    public static bool AnyToSend(IReadOnlyList<OutboxEntry> entries) => entries.Any(static entry => entry.UnsentBecause is null);

    private static OutboxEntry Change(string kind, CustomerAccess previous, CustomerAccess current, SubscriptionRecord after, TimelineEntry entry) => new(
        kind,
        after.State.CustomerId,
        entry.EventId,
        OutboxChannel.Webhook,
        after.State.CustomerId,
        Recipient: null,
        CustomerChangedData.Create(after.State.CustomerId, after.State.UserId, current, previous, entry.OccurredAt, entry.EventId).ToJson(),
        entry.OccurredAt);
}
