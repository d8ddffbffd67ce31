using System.Text.Json;
using Kamiyo.Billing.Stripe;
using Kamiyo.Billing.Tests.Building;
using Kamiyo.Testing.Fuzzing;

namespace Kamiyo.Billing.Tests.Fuzzing;

public sealed class EnvelopeFuzzTests
{
    private const int Inputs = 40_000;

    private static readonly JsonMutator Bodies = new(EveryEvent.InEveryApiVersion().Select(spec => spec.ToBytes()));

    [Fact]
    public void Any_body_gives_an_envelope_that_can_be_stored_or_a_reason()
    {
        var readable = 0;

        Fuzz.Run(Inputs, random =>
        {
            var body = Bodies.Next(random);
            var (envelope, error) = StripeEnvelopeReader.Read(body);
            if (envelope is null)
            {
                error.ShouldNotBeNull().Length.ShouldBeInRange(1, 120);
                return;
            }

            readable++;
            error.ShouldBeNull();
            ShouldBeStorable(envelope);
            Should.NotThrow(() => JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = StripeEnvelopeReader.MaxDepth }).Dispose());
        });

        // Neither kind is rare, or the generator has lost its way.
        readable.ShouldBeInRange(Inputs / 4, Inputs * 9 / 10);
    }

    private static void ShouldBeStorable(StripeEnvelope envelope)
    {
        foreach (var text in (string?[])[envelope.EventId, envelope.Type, envelope.ApiVersion, envelope.Account, envelope.CustomerId])
        {
            if (text is not null)
            {
                text.Length.ShouldBeInRange(1, 255);
                text.Any(character => character < ' ').ShouldBeFalse();
            }
        }

        envelope.CreatedAt.Offset.ShouldBe(TimeSpan.Zero);
    }
}
