using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Kamiyo.Orleans.InProcess.Tests.Hosting;

/// <summary>Waits for what happens on other threads, with a limit.</summary>
internal static class Wait
{
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    public static Task Until(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string what = "") =>
        Until(() => Task.FromResult(condition()), what);

    public static async Task Until(Func<Task<bool>> condition, [CallerArgumentExpression(nameof(condition))] string what = "")
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            watch.Elapsed.ShouldBeLessThan(Limit, what);
            await Task.Delay(Pause, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The task's result, or a failure when it takes too long.</summary>
    public static Task Soon(this Task task) => task.WaitAsync(Limit, TestContext.Current.CancellationToken);

    /// <inheritdoc cref="Soon(Task)"/>
    public static Task<T> Soon<T>(this Task<T> task) => task.WaitAsync(Limit, TestContext.Current.CancellationToken);
}
