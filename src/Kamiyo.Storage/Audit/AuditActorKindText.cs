using Kamiyo.Billing.Audit;

namespace Kamiyo.Storage.Audit;

/// <summary>The kind of actor as the tables and the API write it.</summary>
public static class AuditActorKindText
{
    public static string ToText(this AuditActorKind kind) => kind switch
    {
        AuditActorKind.Stripe => "stripe",
        AuditActorKind.Operator => "operator",
        AuditActorKind.System => "system",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of actor."),
    };

    /// <exception cref="FormatException">No kind is written like this.</exception>
    public static AuditActorKind Parse(string text) => text switch
    {
        "stripe" => AuditActorKind.Stripe,
        "operator" => AuditActorKind.Operator,
        "system" => AuditActorKind.System,
        _ => throw new FormatException($"'{text}' is not a kind of actor."),
    };
}
