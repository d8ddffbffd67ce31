namespace Kamiyo.Cli.Events;

/// <summary>A monthly price as events show it.</summary>
/// <param name="Id">Stripe's price id.</param>
/// <param name="ProductName">What the invoice line calls it.</param>
/// <param name="Amount">A month, in cents.</param>
public sealed record Price(string Id, string ProductName, long Amount)
{
    public const string Currency = "usd";

    public string ProductId => StripeId.Derive("prod_", ProductName);
}
