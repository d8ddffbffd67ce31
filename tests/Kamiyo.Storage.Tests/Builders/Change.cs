using System.Collections.Immutable;
using Kamiyo.Billing.Analytics;
using Kamiyo.Billing.Audit;

namespace Kamiyo.Storage.Tests.Builders;

internal static class Change
{
    public static AuditEntry Audit(string action = "subscription_upgraded", string subject = "sub_1", int second = 0) =>
        new(AuditActor.Stripe("evt_1"), action, subject, "pro", "team", Event.Noon.AddSeconds(second));

    public static AnalyticsEvent Analytics(string name = "subscription_created", string subject = "sub_1", string discriminator = "once") => new(
        name,
        subject,
        discriminator,
        Event.Noon,
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("plan", "pro"));
}
