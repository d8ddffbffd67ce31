using BenchmarkDotNet.Attributes;
using Kamiyo.Billing.Stripe.Signatures;

namespace Kamiyo.Bench.Micro;

/// <summary>The <c>Stripe-Signature</c> header alone.</summary>
public class SignatureHeaderBenchmarks
{
    private readonly string _header = SignedEvent.Create("invoice.payment_succeeded").Signature;

    /// <returns>How many signatures it holds.</returns>
    [Benchmark]
    public int Parse()
    {
        var count = 0;
        if (StripeSignatureHeader.TryParse(_header, out var header))
        {
            foreach (var signature in header)
            {
                count += signature.Length > 0 ? 1 : 0;
            }
        }

        return count;
    }
}
