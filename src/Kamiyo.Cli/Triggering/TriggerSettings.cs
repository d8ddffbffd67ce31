using Kamiyo.Cli.Events;

namespace Kamiyo.Cli.Triggering;

/// <summary>What <c>kamiyo trigger</c> was asked for. Null means "as it fits".</summary>
public sealed record TriggerSettings
{
    public required string Type { get; init; }

    public string? CustomerId { get; init; }

    public string? SubscriptionId { get; init; }

    public string? InvoiceId { get; init; }

    public string? EventId { get; init; }

    public string? Email { get; init; }

    public string? PriceId { get; init; }

    public string? PreviousPriceId { get; init; }

    public StripeApiVersion ApiVersion { get; init; } = StripeApiVersion.Dahlia;

    public IReadOnlyList<FieldOverride> Overrides { get; init; } = [];

    public int Count { get; init; } = 1;

    public int Concurrency { get; init; } = 1;

    public bool Wait { get; init; } = true;
}
