using Kamiyo.Silo.Hosting;
using Kamiyo.Silo.Starting;
using Microsoft.Extensions.Hosting;

namespace Kamiyo.Silo;

// In a namespace, unlike the gateway's: that one's tests know both.
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        try
        {
            using var host = SiloProgram.Build(args);
            await host.RunAsync();
            return 0;
        }
        catch (Exception exception) when (StartFailure.Describe(exception) is { } message)
        {
            await Console.Error.WriteLineAsync(message);
            return StartFailure.ExitCode;
        }
    }
}
