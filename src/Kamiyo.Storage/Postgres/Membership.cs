namespace Kamiyo.Storage.Postgres;

internal static class Membership
{
    /// <summary>
    /// A condition for rows of a batch: <paramref name="column"/> is among what <paramref name="query"/> answers. Written so that the
    /// planner makes a hash table of the answer; a plain IN becomes a join, which compares every row with every other.
    /// </summary>
    public static string Sql(string column, string query) => $"coalesce({column} IN ({query}), false)";
}
