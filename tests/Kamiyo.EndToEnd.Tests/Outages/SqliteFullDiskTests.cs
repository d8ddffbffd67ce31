using System.Globalization;
using System.Net;
using System.Text;
using Kamiyo.Billing.Stripe.Signatures;
using Kamiyo.EndToEnd.Tests.Events;
using Kamiyo.EndToEnd.Tests.Processes;
using Kamiyo.Testing.Processes;
using Kamiyo.Testing.Waiting;

namespace Kamiyo.EndToEnd.Tests.Outages;

/// <summary>A gateway on a disk of its own that is really full. The disk is mounted where only the gateway sees it.</summary>
public sealed class SqliteFullDiskTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_full_disk_means_503_until_there_is_room_and_nothing_that_was_answered_is_lost()
    {
        await using var gateway = await StartOnSmallDisk();
        var answered = new List<string> { "evt_before" };
        (await Deliver(gateway, "evt_before")).ShouldBe(HttpStatusCode.OK);
        await gateway.FinishedEvent("evt_before");

        var filler = Path.Combine(Disk(gateway), "filler");
        Fill(filler);
        await Eventually.Get(
            async () =>
            {
                var eventId = string.Create(CultureInfo.InvariantCulture, $"evt_{answered.Count}");
                var status = await Deliver(gateway, eventId);
                if (status is HttpStatusCode.OK)
                {
                    answered.Add(eventId);
                }

                return status;
            },
            status => status is HttpStatusCode.ServiceUnavailable,
            "the disk to be full");
        gateway.Output.ShouldContain("(disk_full)");

        File.Delete(filler);
        await Eventually.Get(() => Deliver(gateway, "evt_after"), status => status is HttpStatusCode.OK, "an event to be taken again");
        foreach (var eventId in answered.Append("evt_after"))
        {
            (await gateway.FinishedEvent(eventId)).GetProperty("event_id").GetString().ShouldBe(eventId);
        }

        gateway.Output.ShouldContain("is back after");
    }

    public void Dispose() => _folder.Dispose();

    private async Task<GatewayProcess> StartOnSmallDisk()
    {
        var disk = Path.Combine(_folder.Path, "disk");
        Directory.CreateDirectory(disk);
        // $0 is the folder to mount on, the rest the gateway's command.
        return await GatewayProcess.Start(
            $"sqlite:{disk}/kamiyo.db",
            _folder.Path,
            wrapper: ["unshare", "--map-root-user", "--mount", "sh", "-c", "mount -t tmpfs -o size=4m tmpfs \"$0\" && exec \"$@\"", disk]);
    }

    // The way into the gateway's own mounts.
    private string Disk(GatewayProcess gateway) =>
        string.Create(CultureInfo.InvariantCulture, $"/proc/{gateway.ProcessId}/root{_folder.Path}/disk");

    private static void Fill(string path)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
            {
                file.Write(new byte[4096]);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    private static async Task<HttpStatusCode> Deliver(GatewayProcess gateway, string eventId)
    {
        var body = new SubscriptionCreated(eventId, $"cus_{eventId}").Json();
        var signature = StripeSignatureSigner.Sign(Encoding.UTF8.GetBytes(body), GatewayProcess.WebhookSecret, TimeProvider.System.GetUtcNow());
        using var response = await gateway.Deliver(body, signature);
        return response.StatusCode;
    }
}
