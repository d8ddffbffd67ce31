using Kamiyo.Cli.Events;

namespace Kamiyo.Cli.Demo;

/// <summary>Writes the steps of one customer's story.</summary>
public sealed class DemoScript(string customerId, string? email, DateTimeOffset subscribedAt)
{
    public DemoStep Step(
        string narration,
        string type,
        DateTimeOffset createdAt,
        BillingPeriod period,
        Price price,
        params IReadOnlyList<string> overrides)
    {
        var request = new EventRequest
        {
            Type = type,
            EventId = StripeId.NewEvent(),
            CreatedAt = createdAt,
            CustomerId = customerId,
            Price = price,
            Period = period,
            SubscribedAt = subscribedAt,
            Overrides = [.. overrides.Select(FieldOverride.Parse)],
        };
        return new DemoStep(narration, email is null ? request : request with { Email = email });
    }

    public static IReadOnlyList<string> CancellationScheduled(BillingPeriod period, DateTimeOffset requestedAt) =>
    [
        "data.object.cancel_at_period_end=true",
        $"data.object.cancel_at={period.End.ToUnixTimeSeconds()}",
        $"data.object.canceled_at={requestedAt.ToUnixTimeSeconds()}",
        "data.object.cancellation_details.reason=cancellation_requested",
    ];
}
