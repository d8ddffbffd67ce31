using Kamiyo.Billing.Events;

namespace Kamiyo.Grains.Telemetry;

/// <summary>Event types as labels: anybody with the secret can send any type, and each would be a series for good.</summary>
internal static class EventTypeLabel
{
    public const string Other = "other";

    public static IEnumerable<string> All => HandledEventTypes.All.Append(Other);

    public static string Of(string type) => HandledEventTypes.Contains(type) ? type : Other;
}
