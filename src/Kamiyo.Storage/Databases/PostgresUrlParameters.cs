using System.Collections.Frozen;
using Npgsql;

namespace Kamiyo.Storage.Databases;

/// <summary>The parameters after the <c>?</c>: libpq's names where Npgsql has another one, Npgsql's own keywords otherwise.</summary>
internal static class PostgresUrlParameters
{
    private static readonly FrozenDictionary<string, string> KeywordByLibpqName = new Dictionary<string, string>
    {
        ["application_name"] = "Application Name",
        ["channel_binding"] = "Channel Binding",
        ["connect_timeout"] = "Timeout",
        ["dbname"] = "Database",
        ["keepalives_idle"] = "Tcp Keepalive Time",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["sslmode"] = "SSL Mode",
        ["sslpassword"] = "SSL Password",
        ["sslrootcert"] = "Root Certificate",
        ["target_session_attrs"] = "Target Session Attributes",
        ["user"] = "Username",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static void Apply(string? query, NpgsqlConnectionStringBuilder builder)
    {
        foreach (var pair in (query ?? string.Empty).Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new FormatException("DATABASE_URL: a parameter must read name=value.");
            }

            Set(builder, Uri.UnescapeDataString(pair[..equals]), Uri.UnescapeDataString(pair[(equals + 1)..]));
        }
    }

    private static void Set(NpgsqlConnectionStringBuilder builder, string name, string value)
    {
        var keyword = KeywordByLibpqName.GetValueOrDefault(name) ?? name.Replace('_', ' ');
        if (!builder.ContainsKey(keyword))
        {
            throw new FormatException($"DATABASE_URL: the parameter '{name}' is unknown.");
        }

        try
        {
            // libpq writes verify-full, Npgsql VerifyFull.
            builder[keyword] = keyword == "SSL Mode" ? value.Replace("-", string.Empty, StringComparison.Ordinal) : value;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            // Npgsql's message may quote the value, and the value may be a password.
            throw new FormatException($"DATABASE_URL: the parameter '{name}' has a value that is not allowed.");
        }
    }
}
