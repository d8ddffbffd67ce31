using System.Diagnostics;

namespace Kamiyo.Testing.Postgres;

/// <summary>PostgreSQL refuses to run as root; then its programs are run as the account that its package made.</summary>
internal static class ServerAccount
{
    private const string Name = "postgres";

    public static ProcessStartInfo Command(string fileName, params IReadOnlyList<string> arguments)
    {
        var start = Environment.UserName == "root"
            ? new ProcessStartInfo("runuser", ["-u", Name, "--", fileName, .. arguments])
            : new ProcessStartInfo(fileName, arguments);
        // The account may not enter the folder that the tests were started in.
        start.WorkingDirectory = "/";
        return start;
    }

    /// <returns>What the program wrote.</returns>
    /// <exception cref="InvalidOperationException">It failed; the message holds what it wrote.</exception>
    public static async Task<string> RunAsync(string fileName, params IReadOnlyList<string> arguments)
    {
        var start = Command(fileName, arguments);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? (await output).Trim()
            : throw new InvalidOperationException($"{fileName} ended with {process.ExitCode}: {await errors}{await output}");
    }
}
