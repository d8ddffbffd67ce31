namespace Kamiyo.EndToEnd.Tests.Processes;

/// <summary>A program as it is started: the command, and variables that belong to the program rather than to a test.</summary>
public sealed record ProgramFiles(IReadOnlyList<string> Command, IReadOnlyDictionary<string, string?> Environment)
{
    public static ProgramFiles Gateway => Built("Kamiyo.Gateway");

    public static ProgramFiles Silo => Built("Kamiyo.Silo");

    /// <summary>The variables of the program, with those of a test on top.</summary>
    public Dictionary<string, string?> With(IReadOnlyDictionary<string, string?> settings)
    {
        var all = new Dictionary<string, string?>(Environment);
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        return all;
    }

    private static ProgramFiles Built(string project) => new(["dotnet", BuiltProject.Assembly(project, project)], new Dictionary<string, string?>());
}
