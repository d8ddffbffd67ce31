using System.Text.Json;
using Kamiyo.Billing.Analytics;
using Kamiyo.Storage.Subscriptions;

namespace Kamiyo.Storage.Analytics;

/// <summary>A row of <c>analytics_event</c> to write.</summary>
internal sealed record AnalyticsRow(string CustomerId, string EventId, AnalyticsEvent Event)
{
    public string PropertiesJson => JsonSerializer.Serialize(Event.Properties);

    public static IEnumerable<AnalyticsRow> Of(SubscriptionCommit commit) => commit.AnalyticsEvents.Select(
        analyticsEvent => new AnalyticsRow(commit.Subscription.State.CustomerId, commit.Entry.EventId, analyticsEvent));
}
