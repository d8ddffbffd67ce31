using Kamiyo.EndToEnd.Tests.Databases;
using Kamiyo.EndToEnd.Tests.Events;
using Kamiyo.EndToEnd.Tests.Processes;
using Kamiyo.Testing.Processes;

namespace Kamiyo.EndToEnd.Tests.Workers;

/// <summary>Kamiyo.Silo on its own: it processes what others have stored.</summary>
public sealed class WorkerTests(PostgresDatabase database) : IClassFixture<PostgresDatabase>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_worker_processes_what_a_gateway_stored_and_did_not_get_to()
    {
        await using var gateway = await GatewayProcess.Start(database.Url, _folder.Path);
        await gateway.DeliverSigned(new SubscriptionCreated("evt_left_over", "cus_left_over"));
        await gateway.FinishedEvent("evt_left_over");
        await gateway.Kill();
        await database.ExecuteAsync(
            "UPDATE webhook_event SET status = 'received', attempts = 0, processed_at = NULL, outcome = NULL, version = version + 1");

        await using var worker = SiloProcess.Start(_folder.Path, WorkerSettings(database.Url));

        await database.Eventually("SELECT status FROM webhook_event WHERE event_id = 'evt_left_over'", "processed", worker);
        (await database.ScalarAsync("SELECT count(*) FROM subscription_timeline WHERE event_id = 'evt_left_over'")).ShouldBe("1");
        (await worker.Terminate()).ShouldBe(0, worker.Output);
    }

    [Fact]
    public async Task A_wrong_setting_is_told_in_words()
    {
        var settings = WorkerSettings(database.Url);
        settings["Kamiyo__Cluster__Mode"] = "leader";
        settings["Kamiyo__GraceDays"] = "many";
        await using var worker = SiloProcess.Start(_folder.Path, settings);

        (await worker.WaitForExit()).ShouldBe(1);

        worker.Output.ShouldContain("Kamiyo:Cluster:Mode is 'leader'");
        worker.Output.ShouldContain("Kamiyo:GraceDays is 'many'");
        worker.Output.ShouldNotContain("   at ");
    }

    public void Dispose() => _folder.Dispose();

    private static Dictionary<string, string?> WorkerSettings(string databaseUrl)
    {
        var settings = GatewayProcess.ProductionSettings(databaseUrl);
        settings["Kamiyo__Cluster__Mode"] = "alone";

        // The silo's port for operations; any will do.
        settings["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        return settings;
    }
}
