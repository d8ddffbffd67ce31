using Kamiyo.Storage.Databases;

namespace Kamiyo.Storage.Tests.TestDatabases;

/// <summary>An empty database of one dialect, for one test.</summary>
public abstract class TestDatabase : IAsyncDisposable
{
    private readonly List<OpenStores> _opened = [];

    public DatabaseOptions Options { get; private set; } = null!;

    public async Task CreateAsync() => Options = DatabaseUrl.Parse(await CreateUrlAsync());

    /// <summary>Stores as one process has them. Called twice it makes two processes of one database.</summary>
    public async Task<OpenStores> OpenAsync()
    {
        var stores = new OpenStores(Options);
        _opened.Add(stores);
        await stores.MigrateAsync();
        return stores;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var stores in _opened)
        {
            await stores.DisposeAsync();
        }

        await DropAsync();
    }

    /// <summary>Runs one query beside the stores and gives its first column, as text.</summary>
    public abstract Task<IReadOnlyList<string?>> QueryAsync(string sql);

    protected abstract Task<string> CreateUrlAsync();

    protected abstract Task DropAsync();
}
