using System.Diagnostics;

namespace Kamiyo.Testing.Waiting;

/// <summary>Waits for something another process or thread does, up to a limit that a healthy run never comes near.</summary>
public static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(25);

    /// <summary>Asks again until <paramref name="condition"/> holds for the answer.</summary>
    /// <param name="limit">For what takes long by its nature, such as a reminder; two minutes when not given.</param>
    /// <param name="explain">What whoever reads the failure needs, such as the output of the process that was asked.</param>
    /// <exception cref="TimeoutException">It never held; the message shows the last answer.</exception>
    public static async Task<T> Get<T>(
        Func<Task<T>> ask, Func<T, bool> condition, string what, TimeSpan? limit = null, Func<string>? explain = null)
    {
        var patience = limit ?? Limit;
        var started = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(Interval);
        while (true)
        {
            var answer = await ask();
            if (condition(answer))
            {
                return answer;
            }

            if (Stopwatch.GetElapsedTime(started) > patience)
            {
                throw new TimeoutException($"Waited {patience.TotalSeconds} s for {what}; last seen: {answer}\n{explain?.Invoke()}");
            }

            await timer.WaitForNextTickAsync();
        }
    }
}
