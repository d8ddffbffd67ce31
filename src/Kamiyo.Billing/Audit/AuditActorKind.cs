namespace Kamiyo.Billing.Audit;

/// <summary>Who changes customers.</summary>
public enum AuditActorKind
{
    Stripe,
    Operator,
    System,
}
