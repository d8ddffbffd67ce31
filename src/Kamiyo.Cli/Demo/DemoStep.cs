using Kamiyo.Cli.Events;

namespace Kamiyo.Cli.Demo;

/// <summary>One event of the story.</summary>
/// <param name="Narration">What happens to the customer, in one line; what the gateway makes of it isn't told here but asked.</param>
/// <param name="Request">The event.</param>
public sealed record DemoStep(string Narration, EventRequest Request)
{
    /// <summary>The same update, from another period.</summary>
    public DemoStep After(BillingPeriod previous) => this with { Request = Request with { PreviousPeriod = previous } };

    /// <summary>The same update, from another price.</summary>
    public DemoStep After(Price previous) => this with { Request = Request with { PreviousPrice = previous } };

    /// <summary>The same update, from an object that had these fields.</summary>
    public DemoStep After(IReadOnlyList<string> previous) =>
        this with { Request = Request with { PreviousOverrides = [.. previous.Select(FieldOverride.Parse)] } };
}
