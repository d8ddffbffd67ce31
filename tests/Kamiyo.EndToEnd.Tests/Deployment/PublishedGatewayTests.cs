using Kamiyo.EndToEnd.Tests.Databases;
using Kamiyo.EndToEnd.Tests.Events;
using Kamiyo.EndToEnd.Tests.Processes;
using Kamiyo.Testing.Processes;

namespace Kamiyo.EndToEnd.Tests.Deployment;

[Collection(PublishedCollection.Name)]
public sealed class PublishedGatewayTests(PublishedPrograms programs, PostgresDatabase database) : IClassFixture<PostgresDatabase>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void The_images_are_built_by_the_script_that_these_tests_run() =>
        DockerfileStage.BuildInstructions().Where(line => line.StartsWith("RUN ", StringComparison.Ordinal)).ShouldBe(["RUN deploy/publish.sh /published"]);

    [Fact]
    public async Task A_published_gateway_on_its_own_takes_an_event_and_writes_no_file_beside_itself()
    {
        var published = programs.Files;
        await using var gateway = await GatewayProcess.Start(
            database.Url, _folder.Path, new Dictionary<string, string?> { ["Kamiyo__Cluster__Mode"] = "alone" }, program: programs.Gateway);

        await gateway.DeliverSigned(new SubscriptionCreated("evt_published", "cus_published"));

        (await gateway.FinishedEvent("evt_published")).GetProperty("status").GetString().ShouldBe("processed");
        (await gateway.Terminate()).ShouldBe(0, gateway.Output);
        programs.Files.ShouldBe(published);
    }

    public void Dispose() => _folder.Dispose();
}
