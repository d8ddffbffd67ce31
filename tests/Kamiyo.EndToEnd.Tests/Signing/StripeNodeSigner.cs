using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Kamiyo.EndToEnd.Tests.Signing;

/// <summary>Stripe's own Node SDK as the signer, so that our verifier doesn't only agree with our signer.</summary>
internal static class StripeNodeSigner
{
    public static async Task<string> Sign(string body, string secret)
    {
        var start = new ProcessStartInfo("node", ["sign.js", secret])
        {
            WorkingDirectory = SourceFolder(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(body);
        process.StandardInput.Close();
        var header = await process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? header
            : throw new InvalidOperationException($"Stripe's SDK did not sign; ./test.sh installs it.\n{errors}");
    }

    // Where `npm ci` put the SDK: beside this file.
    private static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
