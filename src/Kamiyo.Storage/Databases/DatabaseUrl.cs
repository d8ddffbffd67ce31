namespace Kamiyo.Storage.Databases;

/// <summary>Reads <c>DATABASE_URL</c>. No message of an error shows the URL, since it may hold a password.</summary>
public static class DatabaseUrl
{
    public const string Default = "sqlite:data/kamiyo.db";

    /// <param name="url">
    /// <c>postgres://user:password@host:port/database?sslmode=require</c>, <c>postgresql://…</c>, <c>sqlite:path</c> or
    /// <c>sqlite:///absolute/path</c>; null or blank means <see cref="Default"/>.
    /// </param>
    /// <param name="timeouts">What a PostgreSQL URL doesn't say itself.</param>
    /// <exception cref="FormatException">The URL can't be read; the message says which part and what is allowed.</exception>
    public static DatabaseOptions Parse(string? url, DatabaseTimeouts? timeouts = null)
    {
        var text = string.IsNullOrWhiteSpace(url) ? Default : url.Trim();
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var scheme = colon < 0 ? string.Empty : text[..colon];
        var rest = text[(colon + 1)..];
        return scheme.ToLowerInvariant() switch
        {
            "postgres" or "postgresql" => PostgresUrl.Parse(rest, timeouts ?? new()),
            "sqlite" => SqliteUrl.Parse(rest, timeouts ?? new()),
            _ => throw new FormatException("DATABASE_URL must begin with postgres://, postgresql:// or sqlite:."),
        };
    }
}
