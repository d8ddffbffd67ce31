using System.Text;
using Kamiyo.Billing.Stripe.Signatures;
using Kamiyo.Cli.Events;

namespace Kamiyo.Bench.Micro;

/// <summary>An event as it comes in.</summary>
internal sealed record SignedEvent(byte[] Body, string Signature)
{
    public const string Secret = "whsec_example";

    public static DateTimeOffset SignedAt { get; } = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public static SignedEvent Create(string type)
    {
        var body = Encoding.UTF8.GetBytes(StripeEventFactory.Create(new EventRequest
        {
            Type = type,
            EventId = "evt_1KamiyoMicro0000000000000",
            CreatedAt = SignedAt,
            CustomerId = "cus_KamiyoMicro000",
            Price = PriceList.From(static _ => null).Pro,
        }).Body);
        return new SignedEvent(body, StripeSignatureSigner.Sign(body, Secret, SignedAt));
    }
}
