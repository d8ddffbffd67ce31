using System.Globalization;
using Kamiyo.Testing.Processes;
using Npgsql;

namespace Kamiyo.Testing.Postgres;

/// <summary>
/// A PostgreSQL server of the tests' own: made in a temporary folder, gone with the test run. With
/// <c>KAMIYO_TEST_POSTGRES</c> (a <c>postgres://</c> URL of a role that may create databases) that server is used instead.
/// </summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private const string FastSettings = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off";
    private const string CommonSettings = "-c listen_addresses=127.0.0.1 -c max_connections=300";

    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    private readonly string? _programs;
    private readonly string? _folder;
    private readonly string _settings;
    private readonly Uri _serverUrl;
    private ServerProcess? _server;

    private PostgresCluster(Uri serverUrl, string? programs, string? folder, string settings)
    {
        _serverUrl = serverUrl;
        _programs = programs;
        _folder = folder;
        _settings = settings;
    }

    /// <exception cref="InvalidOperationException">PostgreSQL isn't installed or doesn't start; the message says what to do.</exception>
    public static async Task<PostgresCluster> StartNewAsync(PostgresClusterOptions? options = null)
    {
        if (Environment.GetEnvironmentVariable("KAMIYO_TEST_POSTGRES") is { Length: > 0 } running)
        {
            return new PostgresCluster(new Uri(running), null, null, string.Empty);
        }

        var programs = PostgresBinaries.FindFolder();
        var folder = await ServerAccount.RunAsync("mktemp", "-d", "/tmp/kamiyo-postgres-XXXXXXXX");
        await ServerAccount.RunAsync(
            Path.Combine(programs, "initdb"), "-D", $"{folder}/data", "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync");
        var url = new Uri($"postgres://postgres@127.0.0.1:{FreePort.Next()}/postgres");
        var cluster = new PostgresCluster(url, programs, folder, Settings(options ?? new PostgresClusterOptions()));
        await cluster.StartAsync();
        return cluster;
    }

    /// <summary>A fresh database as a URL for <c>DATABASE_URL</c>.</summary>
    /// <param name="template">The name of a database to copy, to which nobody is connected; an empty one by default.</param>
    public async Task<string> CreateDatabaseAsync(string template = "template0")
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"kamiyo_{Guid.NewGuid():N}");
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template}");
        return new UriBuilder(_serverUrl) { Path = name }.Uri.ToString();
    }

    public async Task DropDatabaseAsync(string databaseUrl) =>
        await ExecuteAsync($"DROP DATABASE IF EXISTS {new Uri(databaseUrl).AbsolutePath.TrimStart('/')} WITH (FORCE)");

    /// <summary>Runs one statement as the administrator, in the server's own database.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(AdministratorConnectionString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Runs a query in the database of <paramref name="databaseUrl"/> that gives one number.</summary>
    public async Task<long> CountAsync(string databaseUrl, string sql)
    {
        var connectionString = new NpgsqlConnectionStringBuilder(AdministratorConnectionString())
        {
            Database = new Uri(databaseUrl).AbsolutePath.TrimStart('/'),
        };
        await using var connection = new NpgsqlConnection(connectionString.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Starts the server again on its port and data, and waits until it answers.</summary>
    public async Task StartAsync()
    {
        var (programs, folder) = OwnServer();
        _server = ServerProcess.Start(programs, folder, _serverUrl.Port, _settings);
        using var limit = new CancellationTokenSource(StartLimit);
        while (!await AnswersAsync())
        {
            if (_server.HasExited || limit.IsCancellationRequested)
            {
                var log = await File.ReadAllTextAsync($"{folder}/server.log", CancellationToken.None);
                throw new InvalidOperationException($"PostgreSQL did not start: {log}");
            }

            await Task.Delay(20, CancellationToken.None);
        }
    }

    /// <param name="immediate">As in a crash: no checkpoint, no farewell; the next start recovers.</param>
    public async Task StopAsync(bool immediate)
    {
        OwnServer();
        if (_server is not null)
        {
            await _server.StopAsync(immediate);
            _server.Dispose();
            _server = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_folder is not null)
        {
            await StopAsync(immediate: true);
            await ServerAccount.RunAsync("rm", "-rf", _folder);
        }
    }

    private static string Settings(PostgresClusterOptions options)
    {
        List<string> settings = options.IsDurable ? [CommonSettings] : [CommonSettings, FastSettings];
        if (options.Memory is { } memory)
        {
            settings.Add(string.Create(
                CultureInfo.InvariantCulture, $"-c shared_buffers={memory.SharedBuffersMegabytes}MB -c max_wal_size={memory.MaxWalMegabytes}MB"));
        }

        return string.Join(' ', settings);
    }

    private (string Programs, string Folder) OwnServer() => _programs is not null && _folder is not null
        ? (_programs, _folder)
        : throw new InvalidOperationException("The server of KAMIYO_TEST_POSTGRES isn't ours to start and stop; unset it for this test.");

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await ExecuteAsync("SELECT 1");
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    // No pool: a kept connection would hold its database against being dropped.
    private string AdministratorConnectionString()
    {
        var credentials = _serverUrl.UserInfo.Split(':', 2);
        return new NpgsqlConnectionStringBuilder
        {
            Host = _serverUrl.Host,
            Port = _serverUrl.Port < 0 ? 5432 : _serverUrl.Port,
            Username = Uri.UnescapeDataString(credentials[0]),
            Password = credentials.Length > 1 ? Uri.UnescapeDataString(credentials[1]) : null,
            Database = Uri.UnescapeDataString(_serverUrl.AbsolutePath.TrimStart('/')),
            Pooling = false,
        }.ToString();
    }
}
