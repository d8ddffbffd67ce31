using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Kamiyo.Billing.Stripe.Signatures;
using Kamiyo.EndToEnd.Tests.Load;
using Kamiyo.EndToEnd.Tests.Processes;
using Kamiyo.Testing.Processes;
using Kamiyo.Testing.Waiting;

namespace Kamiyo.EndToEnd.Tests.Secrets;

/// <summary>A signing secret is rolled as the runbook says, while deliveries come in without a pause.</summary>
public sealed class SecretRotationTests : IDisposable
{
    private const string Old = "whsec_example_old";
    private const string New = "whsec_example_new";

    private const int Senders = 4;

    private readonly TemporaryFolder _folder = new();
    private readonly IReadOnlyList<LoadEvent> _events = CustomerLives.Of(customers: 50);
    private readonly ConcurrentBag<string> _refusals = [];

    // What Stripe signs with: one of these for each delivery in turn.
    private volatile string[] _signing = [Old];
    private int _sent;

    [Fact]
    public async Task No_delivery_is_refused_that_either_configured_secret_signs()
    {
        Configure(Old);
        await using var gateway = await GatewayProcess.Start(
            $"sqlite:{_folder.Path}/kamiyo.db", _folder.Path, new Dictionary<string, string?> { ["STRIPE_WEBHOOK_SECRET"] = null });
        using var stop = new CancellationTokenSource();
        var sending = Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => SendAsync(gateway, stop.Token)));

        Configure($"{New},{Old}");
        await Reloaded(gateway, times: 1);
        _signing = [Old, New];
        await MoreAreSent();

        // Stripe stops signing with the old one before it is taken out here.
        _signing = [New];
        await MoreAreSent();
        Configure(New);
        await Reloaded(gateway, times: 2);
        await MoreAreSent();

        await stop.CancelAsync();
        await sending;
        _refusals.ShouldBeEmpty();
        (await DeliverAsync(gateway, _events[0], Old)).ShouldBe(HttpStatusCode.BadRequest, "The old secret was taken out.");
    }

    public void Dispose() => _folder.Dispose();

    private void Configure(string secrets) => File.WriteAllText(Path.Combine(_folder.Path, ".env"), $"STRIPE_WEBHOOK_SECRET={secrets}\n");

    private static Task<int> Reloaded(GatewayProcess gateway, int times) => Eventually.Get(
        () => Task.FromResult(gateway.Output.Split("StripeSettings reloaded").Length - 1), count => count >= times, "the secrets to be reloaded");

    /// <summary>More than the senders can have under way, so that all of them have seen what they are to sign with.</summary>
    private Task<int> MoreAreSent()
    {
        var goal = Volatile.Read(ref _sent) + 50 * Senders;
        return Eventually.Get(() => Task.FromResult(Volatile.Read(ref _sent)), sent => sent >= goal, "more deliveries");
    }

    private async Task SendAsync(GatewayProcess gateway, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var number = Interlocked.Increment(ref _sent);
            var secrets = _signing;
            var secret = secrets[number % secrets.Length];
            var status = await DeliverAsync(gateway, _events[number % _events.Count], secret);
            if (status is not HttpStatusCode.OK)
            {
                _refusals.Add($"{status} for one that {secret} signed");
            }
        }
    }

    private static async Task<HttpStatusCode> DeliverAsync(GatewayProcess gateway, LoadEvent sent, string secret)
    {
        var signature = StripeSignatureSigner.Sign(sent.Body, secret, TimeProvider.System.GetUtcNow());
        using var answer = await gateway.Deliver(Encoding.UTF8.GetString(sent.Body), signature);
        return answer.StatusCode;
    }
}
