using System.Reflection;
using Kamiyo.EndToEnd.Tests.Processes;
using Kamiyo.Testing.Processes;

namespace Kamiyo.EndToEnd.Tests.Deployment;

/// <summary>The programs of the images, published by the same script, of the host that these tests were built for.</summary>
public sealed class PublishedPrograms : IAsyncLifetime
{
    // A first build on a busy machine; after that it is seconds.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    private readonly TemporaryFolder _folder = new();

    public ProgramFiles Gateway => DockerfileStage.Read("gateway").From(_folder.Path);

    public ProgramFiles Silo => DockerfileStage.Read("silo").From(_folder.Path);

    /// <summary>Every file of both programs.</summary>
    public IReadOnlyList<string> Files => [.. Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    public async ValueTask InitializeAsync()
    {
        // Into a file: what the build leaves running would keep a pipe open.
        using var output = new TemporaryFolder();
        var log = Path.Combine(output.Path, "publish.log");
        await using var publish = TestProcess.Start(
            "bash",
            ["-c", "exec deploy/publish.sh \"$0\" >\"$1\" 2>&1", _folder.Path, log],
            ComposeFile.Repository,
            new Dictionary<string, string?> { ["ACTOR_HOST"] = BuiltWith("ActorHost"), ["ORLEANS_VERSION"] = BuiltWith("OrleansVersion") });
        (await publish.WaitForExit(Limit)).ShouldBe(0, await File.ReadAllTextAsync(log));
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string BuiltWith(string property) =>
        typeof(PublishedPrograms).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == property).Value!;
}
