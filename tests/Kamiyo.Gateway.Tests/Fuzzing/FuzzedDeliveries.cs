using System.Globalization;
using System.Text;
using Kamiyo.Billing.Tests.Building;
using Kamiyo.Gateway.Tests.Events;
using Kamiyo.Testing.Fuzzing;

namespace Kamiyo.Gateway.Tests.Fuzzing;

/// <summary>Rightly signed deliveries of odd events, each with an id of its own unless the oddity is in the id.</summary>
internal sealed class FuzzedDeliveries
{
    public const int Customers = 40;

    private const string EventId = "evt_00000000";

    private readonly JsonMutator _bodies = new(EveryEvent.InEveryApiVersion().Select(spec => (spec with { Id = EventId }).ToBytes()));
    private int _number;

    public static string CustomerId(int number) => string.Create(CultureInfo.InvariantCulture, $"cus_fuzz_{number}");

    public StripeDelivery Next(Random random)
    {
        var number = _number++;

        // Latin-1 keeps every byte as it is.
        var body = Encoding.Latin1.GetString(_bodies.Next(random))
            .Replace(EventId, string.Create(CultureInfo.InvariantCulture, $"evt_{number:00000000}"), StringComparison.Ordinal)
            .Replace("\"cus_1\"", $"\"{CustomerId(number % Customers)}\"", StringComparison.Ordinal);
        return new StripeDelivery(Encoding.Latin1.GetBytes(body));
    }
}
