namespace Kamiyo.Delivery.Templates.Wording;

/// <summary>A side of a change of plan: <c>Pro</c>, or <c>Pro (every month)</c> where the plan's name alone doesn't tell the sides apart.</summary>
/// <param name="Detail">An interval, or the id of a price, which customers needn't see.</param>
internal readonly record struct PlanSide(string Name, string? Detail)
{
    public static PlanSide Parse(string side)
    {
        var start = side.IndexOf(" (", StringComparison.Ordinal);
        return start < 0 || !side.EndsWith(')') ? new PlanSide(side, null) : new PlanSide(side[..start], side[(start + 2)..^1]);
    }
}
