using BenchmarkDotNet.Attributes;
using Kamiyo.Billing.Stripe;
using Kamiyo.Billing.Stripe.Signatures;

namespace Kamiyo.Bench.Micro;

/// <summary>What the gateway does with every delivery before it is stored.</summary>
public class VerifyAndReadBenchmarks
{
    private readonly StripeWebhookSecrets _secrets = new([SignedEvent.Secret]);
    private SignedEvent _event = null!;

    /// <summary>A payment intent has about 2 KB, an invoice about 5 KB.</summary>
    [Params("payment_intent.succeeded", "invoice.payment_succeeded")]
    public string Type { get; set; } = "";

    [GlobalSetup]
    public void Create()
    {
        _event = SignedEvent.Create(Type);
        Console.WriteLine($"// {Type}: {_event.Body.Length} bytes");
    }

    [Benchmark(Baseline = true)]
    public bool VerifyAndRead() => Verify() && Read() is not null;

    [Benchmark]
    public bool Verify() =>
        StripeSignatureVerifier.Verify(
            _event.Signature, _event.Body, _secrets, SignedEvent.SignedAt, StripeSignatureVerifier.DefaultTolerance).IsValid;

    [Benchmark]
    public StripeEnvelope? Read() => StripeEnvelopeReader.Read(_event.Body).Envelope;
}
