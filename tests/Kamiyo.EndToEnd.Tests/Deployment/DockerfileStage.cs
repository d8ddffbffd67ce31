using System.Text.Json;
using Kamiyo.EndToEnd.Tests.Processes;

namespace Kamiyo.EndToEnd.Tests.Deployment;

/// <summary>What one stage of the Dockerfile makes an image of: where its files come from, what it runs, with which variables.</summary>
internal sealed record DockerfileStage(string Name)
{
    private const string Copy = "COPY --from=build ";

    private readonly Dictionary<string, string?> _environment = [];
    private string _publishedFolder = "";
    private string[] _entryPoint = [];

    public static DockerfileStage Read(string name)
    {
        var stages = new Dictionary<string, DockerfileStage>();
        DockerfileStage? current = null;
        foreach (var line in Instructions())
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words is ["FROM", var origin, "AS", var stage])
            {
                current = stages[stage] = new DockerfileStage(stage);
                current.Inherit(stages.GetValueOrDefault(origin));
            }
            else
            {
                current?.Apply(line, words);
            }
        }

        return stages[name];
    }

    /// <summary>The instructions of the stage that builds.</summary>
    public static IEnumerable<string> BuildInstructions() =>
        Instructions().SkipWhile(line => !line.EndsWith("AS build", StringComparison.Ordinal)).Skip(1).TakeWhile(line => !line.StartsWith("FROM ", StringComparison.Ordinal));

    /// <summary>The same program from a folder into which the script of the build stage has published.</summary>
    /// <param name="published">What the Dockerfile calls <c>/published</c>.</param>
    public ProgramFiles From(string published)
    {
        var folder = Path.Combine(published, Path.GetRelativePath("/published", _publishedFolder));
        return new ProgramFiles([_entryPoint[0], Path.Combine(folder, _entryPoint[1])], _environment);
    }

    private void Inherit(DockerfileStage? origin)
    {
        foreach (var (name, value) in origin?._environment ?? [])
        {
            _environment[name] = value;
        }
    }

    private void Apply(string line, string[] words)
    {
        if (words[0] is "ENV")
        {
            foreach (var variable in words[1..].Select(word => word.Split('=', 2)))
            {
                _environment[variable[0]] = variable[1];
            }
        }
        else if (line.StartsWith(Copy, StringComparison.Ordinal))
        {
            _publishedFolder = line[Copy.Length..].Split(' ')[0];
        }
        else if (words[0] is "ENTRYPOINT")
        {
            _entryPoint = JsonSerializer.Deserialize<string[]>(line["ENTRYPOINT ".Length..])!;
        }
    }

    private static IEnumerable<string> Instructions() =>
        File.ReadAllText(Path.Combine(ComposeFile.Repository, "deploy", "Dockerfile"))
            .Replace("\\\n", " ", StringComparison.Ordinal)
            .Split('\n')
            .Where(line => line.Length > 0 && line[0] != '#');
}
