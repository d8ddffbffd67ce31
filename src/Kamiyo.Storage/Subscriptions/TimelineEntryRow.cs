using System.Data.Common;
using Kamiyo.Storage.Databases;

namespace Kamiyo.Storage.Subscriptions;

/// <summary>Reads event_id, customer_id, type, outcome, summary, before, after, occurred_at, recorded_at, in this order.</summary>
internal static class TimelineEntryRow
{
    public static TimelineEntry Read<TTimes>(DbDataReader reader)
        where TTimes : struct, ITimeReader => new(
            EventId: reader.GetString(0),
            CustomerId: reader.GetString(1),
            Type: reader.GetString(2),
            Outcome: EventOutcomeText.Parse(reader.GetString(3)),
            Summary: reader.GetString(4),
            Before: reader.GetOptionalString(5),
            After: reader.GetString(6),
            OccurredAt: reader.GetTime<TTimes>(7),
            RecordedAt: reader.GetTime<TTimes>(8));
}
