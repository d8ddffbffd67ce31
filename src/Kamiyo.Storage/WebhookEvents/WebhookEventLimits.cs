using Kamiyo.Storage.Texts;

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

    /// <summary>Operators' retries can bring an event to any number of attempts; the latest are what tells.</summary>
    public const int AttemptsRead = 100;

    internal static WebhookEvent Apply(WebhookEvent webhookEvent) => webhookEvent with
    {
        ErrorMessage = StoredText.Fit(webhookEvent.ErrorMessage, ErrorMessageLength),
        ErrorDetail = StoredText.Fit(webhookEvent.ErrorDetail, ErrorDetailLength),
        Outcome = StoredText.Fit(webhookEvent.Outcome, OutcomeLength),
    };
}
