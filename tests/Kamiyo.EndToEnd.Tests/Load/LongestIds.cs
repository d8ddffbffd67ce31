using System.Text;
using Kamiyo.Billing.Tests.Building;

namespace Kamiyo.EndToEnd.Tests.Load;

/// <summary>Events of a connected account's customer, in which everything that is looked up by is as long as it may be.</summary>
internal static class LongestIds
{
    private const int Id = 255;
    private const int Email = 512;

    public static IReadOnlyList<LoadEvent> Events()
    {
        // Of three bytes each, and without repetition: what a database compresses wouldn't show its limit.
        var random = new Random(1);
        var (account, customer, subscription) = (Wide(Id), Wide(Id), Wide(Id));
        EventSpec[] specs =
        [
            EventSpec.Created(new SubscriptionSpec { Id = subscription }),
            EventSpec.Checkout(new CheckoutSpec { Id = Wide(Id), SubscriptionId = subscription, UserId = Wide(Id), Email = Wide(Email) }),
            EventSpec.Updated(
                new SubscriptionSpec { Id = subscription },
                new SubscriptionSpec { Id = subscription, Items = [.. Enumerable.Range(0, 20).Select(_ => new SubscriptionItemSpec(TestPlans.Pro, 2, Wide(Id)))] }),
            EventSpec.Invoice("paid", new InvoiceSpec { Id = Wide(Id), SubscriptionId = subscription, Email = Wide(Email) }),
            EventSpec.Invoice("payment_failed", new InvoiceSpec { Id = Wide(Id), SubscriptionId = subscription, Status = "open" }),
            EventSpec.PaymentIntent(new PaymentIntentSpec { Id = Wide(Id) }),
        ];
        return [.. specs.Select(ToEvent)];

        string Wide(int length) => string.Create(length, random, static (text, random) =>
        {
            for (var index = 0; index < text.Length; index++)
            {
                text[index] = (char)random.Next('一', '龥');
            }
        });

        LoadEvent ToEvent(EventSpec spec)
        {
            var json = (spec with { Id = Wide(Id) }).ToJson();
            json["account"] = account;
            json["data"]!["object"]!["customer"] = customer;
            return new LoadEvent((string)json["id"]!, $"{account}/{customer}", Encoding.UTF8.GetBytes(json.ToJsonString()));
        }
    }
}
