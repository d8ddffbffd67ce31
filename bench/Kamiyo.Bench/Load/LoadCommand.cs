using System.Text.Json;

namespace Kamiyo.Bench.Load;

/// <summary>The load generator's own process: <c>Kamiyo.Bench load {json}</c>.</summary>
internal static class LoadCommand
{
    public const string Name = "load";

    /// <summary>
    /// Answers are handled on the thread that polls the sockets: a hop to the thread pool would cost each request more than
    /// all else that the generator does. It has to be set before the first socket exists.
    /// </summary>
    public static async Task<int> RunAsync(string specification)
    {
        Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");
        Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT", "1");
        var spec = JsonSerializer.Deserialize(specification, LoadJson.Default.LoadSpec)!;
        using var stopping = new CancellationTokenSource();
        Console.CancelKeyPress += (_, key) =>
        {
            key.Cancel = true;
            stopping.Cancel();
        };
        try
        {
            await new LoadGenerator(spec, Console.Out).RunAsync(stopping.Token);
            return 0;
        }
        catch (OperationCanceledException)
        {
            return 130;
        }
        catch (Exception exception) when (exception is IOException or System.Net.Sockets.SocketException or FormatException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }
}
