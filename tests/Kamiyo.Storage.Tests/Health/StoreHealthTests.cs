using Kamiyo.Storage.Tests.TestDatabases;

namespace Kamiyo.Storage.Tests.Health;

public abstract class StoreHealthTests(TestDatabase database) : StoreTests(database)
{
    [Fact]
    public async Task A_database_that_takes_writes_has_no_problem() =>
        (await Stores.Health.FindProblemAsync(CancellationToken.None)).ShouldBeNull();
}
