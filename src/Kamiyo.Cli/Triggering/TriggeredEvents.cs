using Kamiyo.Cli.Events;
using Kamiyo.Cli.Gateway;

namespace Kamiyo.Cli.Triggering;

/// <summary>Makes the events that <c>kamiyo trigger</c> was asked for, fitting what the gateway already knows of the customer.</summary>
/// <param name="known">The given customer as of now; null when none is given, or the gateway doesn't know it.</param>
public sealed class TriggeredEvents(TriggerSettings settings, PriceList prices, CustomerView? known, TimeProvider time)
{
    /// <summary>The next event: with its own id and customer, unless they are given.</summary>
    /// <exception cref="FormatException">An override doesn't fit the event.</exception>
    public StripeEvent Next()
    {
        var request = WithKnown(Request());
        return StripeEventFactory.Create(IsRenewal(request) ? Renew(request) : request);
    }

    private EventRequest Request()
    {
        var eventId = settings.EventId ?? StripeId.NewEvent();
        var request = new EventRequest
        {
            Type = settings.Type,
            EventId = eventId,
            CreatedAt = time.GetUtcNow(),

            // An event that is sent again must be of the same customer.
            CustomerId = settings.CustomerId
                ?? (settings.EventId is null ? StripeId.NewCustomer() : StripeId.Derive("cus_", eventId)),
            Price = prices.Find(settings.PriceId ?? prices.Pro.Id),
            PreviousPrice = settings.PreviousPriceId is { } previous ? prices.Find(previous) : null,
            ApiVersion = settings.ApiVersion,
            Overrides = settings.Overrides,
        };
        request = settings.SubscriptionId is { } subscriptionId ? request with { SubscriptionId = subscriptionId } : request;
        request = settings.InvoiceId is { } invoiceId ? request with { InvoiceId = invoiceId } : request;
        return (settings.Email ?? known?.Email) is { } email ? request with { Email = email } : request;
    }

    private EventRequest WithKnown(EventRequest request)
    {
        var subscription = known?.Subscriptions?.FirstOrDefault(
            candidate => string.Equals(candidate.SubscriptionId, request.SubscriptionId, StringComparison.Ordinal));
        if (subscription is null)
        {
            return request;
        }

        if (subscription.PriceId is { } priceId)
        {
            request = request with
            {
                Price = prices.Find(settings.PriceId ?? priceId),
                PreviousPrice = request.PreviousPrice ?? prices.Find(priceId),
            };
        }

        return subscription.CurrentPeriodEnd is { } end && end > request.CreatedAt
            ? request with { Period = new BillingPeriod(end.AddMonths(-1), end) }
            : request;
    }

    // An update that changes nothing else is the one that every renewal brings: the period moves on.
    private static bool IsRenewal(EventRequest request) =>
        request is { Type: "customer.subscription.updated", Overrides.Count: 0 }
        && (request.PreviousPrice is null || request.PreviousPrice == request.Price);

    private EventRequest Renew(EventRequest request)
    {
        var (previous, current) = known is null ? (request.Period.Previous, request.Period) : (request.Period, request.Period.Next);
        return request with { PreviousPeriod = previous, Period = current, SubscribedAt = previous.Start };
    }
}
