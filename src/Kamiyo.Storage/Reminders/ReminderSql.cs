namespace Kamiyo.Storage.Reminders;

/// <summary>The statements on <c>reminder</c> that are the same in both dialects.</summary>
internal static class ReminderSql
{
    public const string ListAll = "SELECT grain_id, name, start_at, period_milliseconds, version FROM reminder";

    public const string Find = $"{ListAll} WHERE grain_id = $1 AND name = $2";

    public const string List = $"{ListAll} WHERE grain_id = $1 ORDER BY name";

    public const string Remove = "DELETE FROM reminder WHERE grain_id = $1 AND name = $2 AND version = $3";

    public const string Clear = "DELETE FROM reminder";
}
