namespace Kamiyo.Storage.Retention;

/// <summary>
/// The one list of tables whose rows tell of one event alone and go with it; each has a column <c>event_id</c>. Not among them:
/// subscription_timeline, the second lock of exactly-once, and audit_log, payment, analytics_event and operator_action, which are
/// kept for good.
/// </summary>
internal static class EventTables
{
    /// <summary>Must be first: its rows are counted.</summary>
    public const string Payload = "webhook_payload";

    public static readonly IReadOnlyList<string> All = [Payload, "webhook_attempt"];
}
