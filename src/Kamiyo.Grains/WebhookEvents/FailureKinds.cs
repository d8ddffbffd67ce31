using Kamiyo.Billing.Events;
using Kamiyo.Storage;
using Orleans.Runtime;

namespace Kamiyo.Grains.WebhookEvents;

/// <summary>
/// Tells failures apart, so that an outage of any length brings no event nearer to its end, and what nobody can mend by waiting
/// alerts at once.
/// </summary>
/// <remarks>
/// A <see cref="TimeoutException"/> is transient: it may be the event's own doing, so it has to come to an end. Of a database that
/// doesn't answer it can't make one, for counting an attempt needs that database.
/// </remarks>
internal static class FailureKinds
{
    public static FailureKind Of(Exception exception) => exception switch
    {
        UnprocessableEventException => FailureKind.Permanent,
        _ when CausesOf(exception).Any(IsAbsence) => FailureKind.Unavailable,
        _ => FailureKind.Transient,
    };

    // Rejections are a silo's that is stopping or overloaded. Nobody cancels the processing of an event, but Orleans a call that expires before
    // it has found a silo.
    private static bool IsAbsence(Exception exception) =>
        exception is StoreUnavailableException or OrleansMessageRejectionException or OperationCanceledException;

    // The actor host wraps what a grain's storage throws.
    private static IEnumerable<Exception> CausesOf(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }
}
