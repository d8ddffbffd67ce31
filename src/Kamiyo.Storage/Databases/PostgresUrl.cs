using System.Globalization;
using Npgsql;

namespace Kamiyo.Storage.Databases;

internal static class PostgresUrl
{
    private const int DefaultPort = 5432;

    public static DatabaseOptions Parse(string rest, DatabaseTimeouts timeouts)
    {
        if (!rest.StartsWith("//", StringComparison.Ordinal))
        {
            throw new FormatException("DATABASE_URL must read postgres://user:password@host:port/database.");
        }

        var (address, query) = Split(rest[2..], '?');
        var (authority, database) = Split(address, '/');
        var builder = Defaults(timeouts);
        ReadAuthority(authority, builder);
        if (database is { Length: > 0 })
        {
            builder.Database = Decode(database, "database name");
        }

        PostgresUrlParameters.Apply(query, builder);
        if (string.IsNullOrEmpty(builder.Host))
        {
            throw new FormatException("DATABASE_URL names no host; for a unix socket add ?host=/var/run/postgresql.");
        }

        return new DatabaseOptions(
            DatabaseDialect.Postgres, builder.ToString(), $"PostgreSQL {Address(builder)}/{builder.Database ?? builder.Username}")
        { Timeouts = timeouts };
    }

    // What the stores want unless the URL says otherwise.
    private static NpgsqlConnectionStringBuilder Defaults(DatabaseTimeouts timeouts) => new()
    {
        ApplicationName = "kamiyo",
        // Few connections are enough, because a commit carries many rows.
        MaxPoolSize = 20,
        // The stores leave nothing behind on a session, and resetting it would cost a message each time.
        NoResetOnClose = true,
        // A batch has 100 KB and more. In pieces of Npgsql's 8 KB, the server woke up for each of them: measured, a tenth more is stored under load.
        WriteBufferSize = 64 * 1024,
        MaxAutoPrepare = 50,
        AutoPrepareMinUsages = 2,
        Timeout = (int)timeouts.Connect.TotalSeconds,
        CommandTimeout = (int)timeouts.Answer.TotalSeconds,
        // The server ends what takes long by itself; to ask it, when it no longer answers, would only take longer.
        CancellationTimeout = -1,
        // Of several hosts: after a failover the new primary is found in about that time.
        HostRecheckSeconds = 1,
    };

    private static void ReadAuthority(string authority, NpgsqlConnectionStringBuilder builder)
    {
        var at = authority.LastIndexOf('@');
        if (at >= 0)
        {
            var (user, password) = Split(authority[..at], ':');
            builder.Username = Decode(user, "user");
            builder.Password = password is null ? null : Decode(password, "password");
        }

        var hosts = authority[(at + 1)..];
        if (hosts.Contains(',', StringComparison.Ordinal))
        {
            // Several servers of one cluster: Npgsql reads host:port,host:port as it is.
            builder.Host = Decode(hosts, "hosts");
            return;
        }

        var (host, port) = SplitPort(hosts);
        builder.Host = Decode(host, "host");
        builder.Port = port switch
        {
            null or "" => DefaultPort,
            _ when ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 => number,
            _ => throw new FormatException(
                "DATABASE_URL: the port must be a number from 1 to 65535. A ':', '/', '?' or '@' in the password must be percent-encoded."),
        };
    }

    private static string Address(NpgsqlConnectionStringBuilder builder) =>
        builder.Host!.Contains(',', StringComparison.Ordinal) ? builder.Host : $"{builder.Host}:{builder.Port}";

    private static (string Host, string? Port) SplitPort(string hostAndPort)
    {
        if (!hostAndPort.StartsWith('['))
        {
            return Split(hostAndPort, ':');
        }

        var end = hostAndPort.IndexOf(']', StringComparison.Ordinal);
        return end < 0
            ? throw new FormatException("DATABASE_URL: an IPv6 host must end with ']'.")
            : (hostAndPort[1..end], Split(hostAndPort[(end + 1)..], ':').Second);
    }

    private static (string First, string? Second) Split(string text, char separator)
    {
        var index = text.IndexOf(separator, StringComparison.Ordinal);
        return index < 0 ? (text, null) : (text[..index], text[(index + 1)..]);
    }

    private static string Decode(string text, string part)
    {
        var decoded = Uri.UnescapeDataString(text);
        return decoded.Contains('\0', StringComparison.Ordinal)
            ? throw new FormatException($"DATABASE_URL: the {part} holds a character that PostgreSQL does not take.")
            : decoded;
    }
}
