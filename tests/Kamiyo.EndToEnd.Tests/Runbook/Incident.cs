using System.Globalization;
using System.Text;
using Kamiyo.Billing.Stripe.Signatures;
using Kamiyo.EndToEnd.Tests.Databases;
using Kamiyo.EndToEnd.Tests.Events;
using Kamiyo.EndToEnd.Tests.Processes;
using Kamiyo.Testing.Processes;
using Kamiyo.Testing.StripeApi;
using Kamiyo.Testing.Waiting;

namespace Kamiyo.EndToEnd.Tests.Runbook;

/// <summary>
/// A night on which something is wrong: two events are dead because of a price that nobody has told Kamiyo, a third can't be read, somebody
/// sends unsigned and wrongly signed requests, and Stripe knows more of a customer than was delivered.
/// </summary>
public sealed class Incident : IAsyncLifetime
{
    public const string OldSecret = "whsec_example";
    public const string NewSecret = "whsec_example_new";
    public const string CustomerId = "cus_ada";
    public const string Email = "ada@example.com";
    public const string DeadEvent = "evt_dead_ada";
    public const string OtherDeadEvent = "evt_dead_bob";
    public const string UnreadableEvent = "evt_unreadable";

    private readonly PostgresDatabase _database = new();
    private readonly TemporaryFolder _folder = new();
    private readonly StripeTestServer _stripe = StripeTestServer.Start();
    private readonly StringBuilder _earlierLog = new();
    private GatewayProcess? _gateway;

    public GatewayProcess Gateway => _gateway ?? throw new InvalidOperationException("The gateway is started in InitializeAsync.");

    private string LogFile => Path.Combine(_folder.Path, "kamiyo.log");

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, ".env"), $"# The secrets.\nSTRIPE_WEBHOOK_SECRET={OldSecret}\nPRODUCT_NAME=Example\n");
        await Start(teamPrices: "price_team");

        await Finish("evt_created", new SubscriptionCreated("evt_created", CustomerId).Json());
        await Finish("evt_checkout", Checkout());
        await Finish(DeadEvent, new SubscriptionCreated(DeadEvent, CustomerId, "price_new").Json()
            .Replace("customer.subscription.created", "customer.subscription.updated", StringComparison.Ordinal));
        await Finish(OtherDeadEvent, new SubscriptionCreated(OtherDeadEvent, "cus_bob", "price_new").Json());
        await Finish(UnreadableEvent, new SubscriptionCreated(UnreadableEvent, "cus_eve").Json()
            .Replace("\"price\":", "\"prize\":", StringComparison.Ordinal));

        (await Deliver("evt_forged", "whsec_somebody_else")).ShouldBe(400);
        using var unsigned = await Gateway.Client.PostAsync(new Uri("/api/v1/webhooks/stripe", UriKind.Relative), new StringContent("{}"));
        _stripe.Put(StripeObjects.Customer(CustomerId, Email), StripeObjects.Subscription($"sub_{CustomerId}", "unpaid", "price_new"));
    }

    /// <summary>Runs a block as a person would, in the gateway's directory.</summary>
    /// <returns>All that it printed.</returns>
    public async Task<string> Run(string script)
    {
        await File.WriteAllTextAsync(LogFile, $"{_earlierLog}{Gateway.Output}\n");
        var environment = new Dictionary<string, string?>
        {
            ["KAMIYO_URL"] = Gateway.Address.ToString().TrimEnd('/'),
            ["ADMIN_API_KEY"] = GatewayProcess.AdminKey,
            ["DATABASE_URL"] = _database.Url,
            ["KAMIYO_DIR"] = _folder.Path,
            ["KAMIYO_PID"] = Gateway.ProcessId.ToString(CultureInfo.InvariantCulture),
            ["KAMIYO_LOG"] = LogFile,
            ["EVENT_ID"] = DeadEvent,
            ["CUSTOMER_ID"] = CustomerId,
            ["EMAIL"] = Email,
            ["OLD_SECRET"] = OldSecret,
            ["NEW_SECRET"] = NewSecret,
            ["LC_ALL"] = "C.UTF-8",
            ["PAGER"] = "cat",
        };
        await using var shell = TestProcess.Start("sh", ["-eu", "-c", script], _folder.Path, environment);
        var exitCode = await shell.WaitForExit(TimeSpan.FromMinutes(1));
        exitCode.ShouldBe(0, shell.Output);
        return shell.Output;
    }

    public string Read(string file) => File.ReadAllText(Path.Combine(_folder.Path, file));

    public async Task<int> Deliver(string eventId, string secret)
    {
        var body = new SubscriptionCreated(eventId, $"cus_{eventId}").Json();
        using var answer = await Gateway.Deliver(body, StripeSignatureSigner.Sign(Encoding.UTF8.GetBytes(body), secret, TimeProvider.System.GetUtcNow()));
        return (int)answer.StatusCode;
    }

    public Task SecretsAreReloaded(int times) => Eventually.Get(
        () => Task.FromResult(Gateway.Output.Split("StripeSettings reloaded").Length - 1), count => count >= times, "the secrets to be reloaded");

    /// <summary>As the supervisor does, with the price added that was missing.</summary>
    public async Task StartAgain()
    {
        (await Gateway.Terminate()).ShouldBe(0, Gateway.Output);
        _earlierLog.AppendLine(Gateway.Output);
        await Gateway.DisposeAsync();
        await Start(teamPrices: "price_team,price_new");
    }

    public async Task Finished(string eventId, string status) =>
        (await Gateway.FinishedEvent(eventId)).GetProperty("status").GetString().ShouldBe(status);

    public async ValueTask DisposeAsync()
    {
        if (_gateway is not null)
        {
            await _gateway.DisposeAsync();
        }

        await _stripe.DisposeAsync();
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    private async Task Start(string teamPrices) => _gateway = await GatewayProcess.Start(_database.Url, _folder.Path, new Dictionary<string, string?>
    {
        // An environment variable would win over the file that is to be changed.
        ["STRIPE_WEBHOOK_SECRET"] = null,
        ["STRIPE_PRICE_ID_TEAM"] = teamPrices,
        ["STRIPE_SECRET_KEY"] = StripeTestServer.SecretKey,
        ["Kamiyo__Stripe__ApiBase"] = _stripe.Address.ToString(),
    });

    private async Task Finish(string eventId, string body)
    {
        using var answer = await Gateway.Deliver(
            body, StripeSignatureSigner.Sign(Encoding.UTF8.GetBytes(body), OldSecret, TimeProvider.System.GetUtcNow()));
        answer.EnsureSuccessStatusCode();
        await Gateway.FinishedEvent(eventId);
    }

    private static string Checkout()
    {
        var created = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        return string.Create(CultureInfo.InvariantCulture, $$"""
            {
              "id": "evt_checkout", "object": "event", "api_version": "2026-03-25.dahlia", "created": {{created}}, "livemode": false,
              "type": "checkout.session.completed",
              "data": { "object": {
                "id": "cs_ada", "object": "checkout.session", "mode": "subscription", "customer": "{{CustomerId}}", "subscription": "sub_{{CustomerId}}",
                "client_reference_id": "user_ada", "payment_status": "paid", "status": "complete", "customer_details": { "email": "{{Email}}" } } }
            }
            """);
    }
}
