namespace Kamiyo.Cli.Events;

/// <summary>What an event is to say. Ids that aren't given derive from the customer, so that its events fit together.</summary>
public sealed record EventRequest
{
    private readonly string? _subscriptionId;
    private readonly string? _invoiceId;
    private readonly string? _email;
    private readonly BillingPeriod? _period;

    public required string Type { get; init; }

    public required string EventId { get; init; }

    /// <summary>Stripe stamps whole seconds; a fraction is dropped.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    public required string CustomerId { get; init; }

    public required Price Price { get; init; }

    /// <summary>The price before an update; null when it is the same.</summary>
    public Price? PreviousPrice { get; init; }

    /// <summary>The period before an update; null when it is the same.</summary>
    public BillingPeriod? PreviousPeriod { get; init; }

    public StripeApiVersion ApiVersion { get; init; } = StripeApiVersion.Dahlia;

    public IReadOnlyList<FieldOverride> Overrides { get; init; } = [];

    /// <summary>As <see cref="Overrides"/>, but on the object as it was before an update.</summary>
    public IReadOnlyList<FieldOverride> PreviousOverrides { get; init; } = [];

    /// <summary>When the subscription began; null for the start of its period.</summary>
    public DateTimeOffset? SubscribedAt { get; init; }

    public string SubscriptionId
    {
        get => _subscriptionId ?? StripeId.Derive("sub_", CustomerId);
        init => _subscriptionId = value;
    }

    public BillingPeriod Period
    {
        get => _period ?? BillingPeriod.StartingOnTheDayOf(CreatedAt);
        init => _period = value;
    }

    public string InvoiceId
    {
        get => _invoiceId ?? StripeId.Derive("in_", $"{SubscriptionId}:{Period.Start.ToUnixTimeSeconds()}");
        init => _invoiceId = value;
    }

    public string Email
    {
        get => _email ?? $"{CustomerId.Replace('_', '.').ToLowerInvariant()}@example.com";
        init => _email = value;
    }
}
