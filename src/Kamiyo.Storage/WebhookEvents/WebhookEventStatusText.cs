namespace Kamiyo.Storage.WebhookEvents;

/// <summary>The status as the tables and the API write it.</summary>
public static class WebhookEventStatusText
{
    public static string ToText(this WebhookEventStatus status) => status switch
    {
        WebhookEventStatus.Received => "received",
        WebhookEventStatus.Processed => "processed",
        WebhookEventStatus.Ignored => "ignored",
        WebhookEventStatus.Failed => "failed",
        WebhookEventStatus.Dead => "dead",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a status of a webhook event."),
    };

    /// <exception cref="FormatException">No status is written like this.</exception>
    public static WebhookEventStatus Parse(string text) => text switch
    {
        "received" => WebhookEventStatus.Received,
        "processed" => WebhookEventStatus.Processed,
        "ignored" => WebhookEventStatus.Ignored,
        "failed" => WebhookEventStatus.Failed,
        "dead" => WebhookEventStatus.Dead,
        _ => throw new FormatException($"'{text}' is not a status of a webhook event."),
    };
}
