using Kamiyo.Billing.Events;
using Kamiyo.Grains.Interfaces.Subscriptions;
using Kamiyo.Storage.Subscriptions;

namespace Kamiyo.Grains.Subscriptions;

/// <summary>The answer that a timeline entry stands for, the first time and every later one.</summary>
internal static class ApplyResults
{
    public static ApplyResult Of(TimelineEntry entry) => new(
        entry.Outcome switch
        {
            EventOutcome.Applied => ApplyOutcome.Applied,
            EventOutcome.Stale => ApplyOutcome.Stale,
            EventOutcome.Ignored => ApplyOutcome.Ignored,
            _ => throw new InvalidOperationException($"The timeline entry of {entry.EventId} has the unknown outcome {entry.Outcome}."),
        },
        entry.Summary);
}
