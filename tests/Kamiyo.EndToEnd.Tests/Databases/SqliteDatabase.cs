using System.Data.Common;
using Kamiyo.Testing.Processes;
using Microsoft.Data.Sqlite;

namespace Kamiyo.EndToEnd.Tests.Databases;

/// <summary>The embedded default: a file.</summary>
public sealed class SqliteDatabase : IDatabase
{
    private readonly TemporaryFolder _folder = new();

    public string Url => $"sqlite:{File}";

    private string File => $"{_folder.Path}/kamiyo.db";

    public DbConnection Connect() =>
        new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = File, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
