using Kamiyo.EndToEnd.Tests.Databases;
using Kamiyo.EndToEnd.Tests.Deployment;
using Kamiyo.EndToEnd.Tests.Events;
using Kamiyo.EndToEnd.Tests.Processes;

namespace Kamiyo.EndToEnd.Tests.Cluster;

[Collection(PublishedCollection.Name)]
public sealed class PublishedClusterTests(PublishedPrograms programs) : IAsyncLifetime
{
    private readonly PostgresDatabase _database = new();

    [Fact]
    public async Task The_images_programs_find_each_other_and_an_event_goes_through()
    {
        var published = programs.Files;
        await using var cluster = new TestCluster(_database, programs.Silo, programs.Gateway);
        await cluster.StartSilo();
        var gateway = await cluster.StartGateway();

        await gateway.DeliverSigned(new SubscriptionCreated("evt_published", "cus_published"));

        (await gateway.FinishedEvent("evt_published")).GetProperty("status").GetString().ShouldBe("processed");
        (await gateway.Customer("cus_published")).GetProperty("api_access").GetBoolean().ShouldBeTrue();
        programs.Files.ShouldBe(published);
    }

    public ValueTask InitializeAsync() => _database.InitializeAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
