namespace Kamiyo.Billing.Messages;

/// <summary>Who is told.</summary>
public enum MessageAudience
{
    /// <summary>The customer, by e-mail.</summary>
    Customer,

    /// <summary>The operators, in their chat.</summary>
    Operators,
}
