using Kamiyo.Testing.Processes;

namespace Kamiyo.EndToEnd.Tests.Processes;

/// <summary>A silo, or on the embedded host a worker, as a user runs it: its own process, configured by its environment.</summary>
public sealed class SiloProcess : IAsyncDisposable
{
    private readonly TestProcess _process;

    private SiloProcess(TestProcess process) => _process = process;

    public string Output => _process.Output;

    public bool HasExited => _process.HasExited;

    public static SiloProcess Start(string workingDirectory, IReadOnlyDictionary<string, string?> settings, params string[] arguments) =>
        Start(ProgramFiles.Silo, workingDirectory, settings, arguments);

    public static SiloProcess Start(
        ProgramFiles program, string workingDirectory, IReadOnlyDictionary<string, string?> settings, params string[] arguments) =>
        new(TestProcess.Start(program.Command[0], [.. program.Command.Skip(1), .. arguments], workingDirectory, program.With(settings)));

    public Task Kill() => _process.Kill();

    public Task<int> Terminate() => _process.Terminate();

    public Task<int> WaitForExit() => _process.WaitForExit(TimeSpan.FromMinutes(2));

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
