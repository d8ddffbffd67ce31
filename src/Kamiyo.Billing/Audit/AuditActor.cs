namespace Kamiyo.Billing.Audit;

/// <summary>Who did it.</summary>
/// <param name="Kind">Stripe by an event, an operator, or Kamiyo by itself.</param>
/// <param name="Name">The event id, or the name of the operator's key; null for the system.</param>
public sealed record AuditActor(AuditActorKind Kind, string? Name)
{
    public static AuditActor System { get; } = new(AuditActorKind.System, null);

    public static AuditActor Stripe(string eventId) => new(AuditActorKind.Stripe, eventId);

    public static AuditActor Operator(string name) => new(AuditActorKind.Operator, name);
}
