namespace Kamiyo.Billing.Messages;

/// <summary>
/// Something to tell, once. <b>Whether there is a message depends on the event alone</b>: on its object and its <c>previous_attributes</c>,
/// never on what came in before it. So any order of events gives the same set, and a straggler still sends its own receipt; what has been
/// overtaken by then is held back when it is about to be sent (<see cref="MessageRelevance"/>). The one exception is an update without
/// <c>previous_attributes</c>, which Stripe doesn't send: its change is taken from the customer's state.
/// </summary>
/// <param name="Kind">What is told.</param>
/// <param name="Subject">The subscription, invoice, session or payment that it is about.</param>
/// <param name="Discriminator">
/// With kind and subject the business key: two events for one happening make one message. The first one stored is kept; both carry the same
/// object, so it matters little which.
/// </param>
/// <param name="Recipient">The address that the event named; null waits until the customer's is known. Always null for operators.</param>
/// <param name="OccurredAt">The event's <c>created</c>.</param>
/// <param name="Data">What the template needs, taken from the event alone.</param>
public sealed record Message(
    MessageKind Kind, string Subject, string Discriminator, string? Recipient, DateTimeOffset OccurredAt, MessageData Data)
{
    /// <summary>The discriminator of what happens to a subject once.</summary>
    public const string Once = "once";
}
