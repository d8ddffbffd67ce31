using Kamiyo.Cli.Events.Types;

namespace Kamiyo.Cli.Events;

/// <summary>Every event type that can be made, in the order of a customer's life.</summary>
public static class EventTypes
{
    public static IReadOnlyList<IEventType> All { get; } =
    [
        new CheckoutSessionCompleted(),
        new SubscriptionCreated(),
        new SubscriptionUpdated(),
        new SubscriptionDeleted(),
        new InvoicePaymentSucceeded(),
        new InvoicePaid(),
        new InvoicePaymentFailed(),
        new InvoiceMarkedUncollectible(),
        new PaymentIntentSucceeded(),
        new PaymentIntentPaymentFailed(),
        new ChargeRefunded(),
        new CustomerCreated(),
    ];

    public static IEventType? Find(string name) => All.FirstOrDefault(type => string.Equals(type.Name, name, StringComparison.Ordinal));

    /// <summary>The type that someone most likely meant.</summary>
    public static IEventType Nearest(string name) => All.MinBy(type => Distance.Between(name, type.Name))!;
}
