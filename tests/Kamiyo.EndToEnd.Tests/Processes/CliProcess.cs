using Kamiyo.Testing.Processes;

namespace Kamiyo.EndToEnd.Tests.Processes;

/// <summary>Runs <c>kamiyo</c> to its end.</summary>
internal static class CliProcess
{
    public static async Task<(int ExitCode, string Output)> Run(
        string workingDirectory, IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        await using var process = TestProcess.Start(
            "dotnet", [BuiltProject.Assembly("Kamiyo.Cli", "kamiyo"), .. arguments], workingDirectory, environment);
        var exitCode = await process.WaitForExit(TimeSpan.FromSeconds(60));
        return (exitCode, process.Output);
    }
}
