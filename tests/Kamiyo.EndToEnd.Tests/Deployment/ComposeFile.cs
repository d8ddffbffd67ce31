using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Kamiyo.EndToEnd.Tests.Deployment;

/// <summary>A Compose file as Compose would see it, with what the specification's schema has against it.</summary>
internal sealed record ComposeFile(JsonElement Errors, JsonElement Compose)
{
    public static string Repository { get; } = Path.GetFullPath(Path.Combine(SourceFolder(), "..", "..", ".."));

    public IEnumerable<JsonProperty> Services => Compose.GetProperty("services").EnumerateObject();

    public static async Task<ComposeFile> Read(string path)
    {
        var start = new ProcessStartInfo("node", ["compose.js", path])
        {
            WorkingDirectory = SourceFolder(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"The Compose file could not be read; ./test.sh installs what reads it.\n{await errors}");
        }

        var root = JsonDocument.Parse(output).RootElement;
        return new ComposeFile(root.GetProperty("errors"), root.GetProperty("compose"));
    }

    // Where `npm ci` put the schema: beside this file.
    private static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
