using Kamiyo.Testing.Processes;

namespace Kamiyo.EndToEnd.Tests.Databases;

/// <summary>The embedded default: a file.</summary>
public sealed class SqliteDatabase : IDatabase
{
    private readonly TemporaryFolder _folder = new();

    public string Url => $"sqlite:{_folder.Path}/kamiyo.db";

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
