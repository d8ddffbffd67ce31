using Kamiyo.Silo.Connections;
using Kamiyo.Storage;

namespace Kamiyo.Gateway.Problems;

/// <summary>Tells a failure that passes, so that "try again" is the right answer, from one that doesn't.</summary>
internal static class StoreOutage
{
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Looks inside too: a grain's state reports a failed read or write as an exception of its own around the store's, and a
    /// grain that fails while it is activated another one around that.
    /// </summary>
    public static bool Is(Exception exception) =>
        IsKnown(exception) || Any(exception, static inner => inner is TimeoutException || GrainOutage.Is(inner));

    /// <summary>Whether it has been logged already, once for all.</summary>
    public static bool IsKnown(Exception exception) => Any(exception, static inner => inner is StoreUnavailableException || GrainOutage.IsKnown(inner));

    /// <summary>What to tell whoever asked for something that <paramref name="exception"/> kept from being done.</summary>
    public static ProblemResult Problem(Exception exception) => Problem(
        Any(exception, GrainOutage.Is) ? "No silo of the cluster answers. Try again." : "The database can't be reached. Try again.");

    private static bool Any(Exception exception, Func<Exception, bool> condition) =>
        condition(exception)
        || (exception is AggregateException several
            ? several.InnerExceptions.Any(inner => Any(inner, condition))
            : exception.InnerException is { } cause && Any(cause, condition));

    public static ProblemResult Problem(string detail) =>
        new(StatusCodes.Status503ServiceUnavailable, ProblemCode.StoreUnavailable, detail) { RetryAfter = RetryAfter };
}
