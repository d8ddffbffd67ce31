using Kamiyo.Silo.Connections;
using Kamiyo.Storage;

namespace Kamiyo.Gateway.Problems;

/// <summary>Tells a failure that passes, so that "try again" is the right answer, from one that doesn't.</summary>
internal static class StoreOutage
{
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    /// <summary>Looks inside too: a grain's state reports a failed write as an exception of its own around the store's.</summary>
    public static bool Is(Exception exception)
    {
        for (Exception? current = exception; current is not null; current = current.InnerException)
        {
            if (current is StoreUnavailableException or TimeoutException || GrainOutage.Is(current))
            {
                return true;
            }
        }

        return false;
    }

    public static ProblemResult Problem(string detail) =>
        new(StatusCodes.Status503ServiceUnavailable, ProblemCode.StoreUnavailable, detail) { RetryAfter = RetryAfter };
}
