namespace Kamiyo.Storage.Outbox;

/// <summary>The status as the tables and the API write it.</summary>
public static class OutboxStatusText
{
    public static string ToText(this OutboxStatus status) => status switch
    {
        OutboxStatus.Waiting => "waiting",
        OutboxStatus.Pending => "pending",
        OutboxStatus.Sent => "sent",
        OutboxStatus.Unsent => "unsent",
        OutboxStatus.Dropped => "dropped",
        OutboxStatus.Dead => "dead",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a status of a message."),
    };

    /// <exception cref="FormatException">No status is written like this.</exception>
    public static OutboxStatus Parse(string text) => text switch
    {
        "waiting" => OutboxStatus.Waiting,
        "pending" => OutboxStatus.Pending,
        "sent" => OutboxStatus.Sent,
        "unsent" => OutboxStatus.Unsent,
        "dropped" => OutboxStatus.Dropped,
        "dead" => OutboxStatus.Dead,
        _ => throw new FormatException($"'{text}' is not a status of a message."),
    };
}
