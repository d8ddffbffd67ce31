using System.Diagnostics;
using System.Text.Json;
using Kamiyo.Bench.Processes;

namespace Kamiyo.Bench.Load;

/// <summary>Runs the load generator as a process of its own, so that its processor time is known and not the benchmark's.</summary>
internal sealed class LoadProcess : IDisposable
{
    private readonly Process _process;

    private LoadProcess(Process process) => _process = process;

    public ProcessFamily Family => new(_process.Id);

    public static LoadProcess Start(LoadSpec spec)
    {
        var start = new ProcessStartInfo("dotnet", [ChildProgram.Own, LoadCommand.Name, JsonSerializer.Serialize(spec, LoadJson.Default.LoadSpec)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new LoadProcess(Process.Start(start)!);
    }

    /// <summary>Reads what it says until it is done.</summary>
    /// <param name="report">Is given every line.</param>
    /// <exception cref="InvalidOperationException">It failed; the message says how.</exception>
    public async Task<LoadResult> ReadAsync(Func<LoadProgress, Task> report, CancellationToken cancellationToken)
    {
        var errors = _process.StandardError.ReadToEndAsync(cancellationToken);
        LoadResult? result = null;
        while (await _process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            var progress = JsonSerializer.Deserialize(line, LoadJson.Default.LoadProgress)!;
            result = progress.Result;
            await report(progress);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return result ?? throw new InvalidOperationException($"The load generator stopped: {(await errors).Trim()}");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
