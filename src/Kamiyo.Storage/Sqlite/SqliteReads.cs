using Kamiyo.Storage.Grouping;

namespace Kamiyo.Storage.Sqlite;

/// <summary>Look-ups by key that share one visit to the reading connection.</summary>
internal static class SqliteReads
{
    public static GroupRead<T> Create<T>(string name, SqliteDatabase database, Func<SqliteSession, string, T?> find, GroupMetrics metrics)
        where T : class =>
        new(
            name,
            database.Limits,
            keys => database.ReadAsync<IReadOnlyDictionary<string, T>>(session => FindAll(session, keys, find)),
            metrics);

    private static Dictionary<string, T> FindAll<T>(SqliteSession session, IReadOnlyList<string> keys, Func<SqliteSession, string, T?> find)
        where T : class
    {
        var rows = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            if (!rows.ContainsKey(key) && find(session, key) is { } row)
            {
                rows.Add(key, row);
            }
        }

        return rows;
    }
}
