using Kamiyo.Grains.Processing;
using Kamiyo.Storage.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Grains.Tests.Processing;

public sealed class ProcessingServicesTests
{
    [Theory]
    [InlineData(DatabaseDialect.Sqlite, AcceptanceLoad.ManyOnSqlite)]
    [InlineData(DatabaseDialect.Postgres, AcceptanceLoad.ManyOnPostgres)]
    public void What_is_a_crowd_depends_on_how_many_write_at_once(DatabaseDialect dialect, int many)
    {
        using var services = new ServiceCollection()
            .AddSingleton(new DatabaseOptions(dialect, "Data Source=kamiyo.db", "kamiyo.db"))
            .AddProcessing()
            .BuildServiceProvider();

        services.GetRequiredService<AcceptanceLoad>().Many.ShouldBe(many);
    }
}
