using System.Data.Common;
using Kamiyo.Storage.Databases;

namespace Kamiyo.Storage.Reminders;

/// <summary>Reads grain_id, name, start_at, period_milliseconds, version, in this order.</summary>
internal static class ReminderRow
{
    public static StoredReminder Read<TTimes>(DbDataReader reader)
        where TTimes : struct, ITimeReader => new(
            GrainId: reader.GetString(0),
            Name: reader.GetString(1),
            StartAt: reader.GetTime<TTimes>(2),
            Period: TimeSpan.FromMilliseconds(reader.GetInt64(3)),
            Version: reader.GetInt64(4));
}
