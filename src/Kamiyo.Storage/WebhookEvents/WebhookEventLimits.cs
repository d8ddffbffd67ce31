namespace Kamiyo.Storage.WebhookEvents;

/// <summary>
/// What of an event's free text is kept. Ids and types are stored as they are or refused; texts that only explain are cut,
/// because an exception of any length must not keep its event from being stored.
/// </summary>
public static class WebhookEventLimits
{
    public const int ErrorMessageLength = 1_000;

    /// <summary>A deep stack trace fits; the beginning is what tells.</summary>
    public const int ErrorDetailLength = 16_000;

    public const int OutcomeLength = 1_000;

    private const string CutMark = "… (cut)";

    internal static WebhookEvent Apply(WebhookEvent webhookEvent) => webhookEvent with
    {
        ErrorMessage = Fit(webhookEvent.ErrorMessage, ErrorMessageLength),
        ErrorDetail = Fit(webhookEvent.ErrorDetail, ErrorDetailLength),
        Outcome = Fit(webhookEvent.Outcome, OutcomeLength),
    };

    private static string? Fit(string? text, int length)
    {
        // PostgreSQL takes no NUL in a text.
        var storable = text?.Replace('\0', '\uFFFD');
        if (storable is null || storable.Length <= length)
        {
            return storable;
        }

        // Never between the two halves of a character.
        var end = length - CutMark.Length;
        return string.Concat(storable.AsSpan(0, char.IsHighSurrogate(storable[end - 1]) ? end - 1 : end), CutMark);
    }
}
