namespace Kamiyo.Storage.Tests.TestDatabases;

/// <summary>A fresh database and the stores of one process, for tests that both dialects must pass.</summary>
public abstract class StoreTests(TestDatabase database) : IAsyncLifetime
{
    protected TestDatabase Database { get; } = database;

    protected OpenStores Stores { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Database.CreateAsync();
        Stores = await Database.OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Database.DisposeAsync();
    }
}
