using Kamiyo.Billing.Events;

namespace Kamiyo.Grains.Outbox;

/// <param name="Schedule">When a message that wasn't delivered is tried again, and when it is given up.</param>
/// <param name="Lease">How long a claim keeps others away; must leave room for several sends.</param>
/// <param name="SendLimit">The longest that one attempt may take.</param>
public sealed record OutboxOptions(RetrySchedule Schedule, TimeSpan Lease, TimeSpan SendLimit)
{
    public static OutboxOptions Default { get; } = new(RetrySchedule.Default, TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(45));
}
