using Kamiyo.Grains.Tests.Hosting;
using Kamiyo.Testing.Postgres;

[assembly: AssemblyFixture(typeof(SharedPostgres))]

namespace Kamiyo.Grains.Tests.Hosting;

/// <summary>One server for all tests of this assembly that need several processes; each test has a database of its own.</summary>
public sealed class SharedPostgres : IAsyncLifetime
{
    public PostgresCluster Cluster { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Cluster = await PostgresCluster.StartNewAsync();

    public ValueTask DisposeAsync() => Cluster.DisposeAsync();
}
