namespace Kamiyo.Delivery.Templates;

/// <summary>In whose name customers are written to. What is null is left out.</summary>
/// <param name="ProductName">What they know the product by.</param>
/// <param name="SupportEmail">Where they can ask: a bare address.</param>
public sealed record MessageBranding(string? ProductName, string? SupportEmail)
{
    public static readonly MessageBranding None = new(null, null);

    /// <summary>What comes after "your", such as <c>Acme Pro subscription</c>.</summary>
    internal string Subscription(string? plan = null) => Name(plan, "subscription");

    /// <summary>What comes after "your", such as <c>Acme receipt</c>.</summary>
    internal string Receipt => Name("receipt");

    private string Name(params string?[] words) => string.Join(' ', words.Prepend(ProductName).Where(word => !string.IsNullOrEmpty(word)));
}
