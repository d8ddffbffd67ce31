using System.Data.Common;
using Kamiyo.Billing.Audit;
using Kamiyo.Storage.Databases;

namespace Kamiyo.Storage.Audit;

/// <summary>Reads a row of <c>audit_log</c>.</summary>
internal static class StoredAuditEntryRow
{
    public static StoredAuditEntry Read<TTimes>(DbDataReader reader)
        where TTimes : struct, ITimeReader => new(
            AuditId: reader.GetInt64(0),
            CustomerId: reader.GetString(1),
            EventId: reader.GetOptionalString(2),
            new AuditEntry(
                new AuditActor(AuditActorKindText.Parse(reader.GetString(3)), reader.GetOptionalString(4)),
                Action: reader.GetString(5),
                Subject: reader.GetString(6),
                Old: reader.GetOptionalString(7),
                New: reader.GetOptionalString(8),
                OccurredAt: reader.GetTime<TTimes>(10),
                Reason: reader.GetOptionalString(9)),
            RecordedAt: reader.GetTime<TTimes>(11));
}
