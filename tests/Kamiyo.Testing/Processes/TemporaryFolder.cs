namespace Kamiyo.Testing.Processes;

/// <summary>An empty folder of its own, deleted when disposed.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("kamiyo-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
