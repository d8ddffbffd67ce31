using Kamiyo.Testing.Processes;

namespace Kamiyo.Bench.Processes;

/// <summary>Starts this program again in another of its roles, and the programs that were built with it.</summary>
internal static class ChildProgram
{
    private static readonly Dictionary<string, string?> NoVariables = [];

    public static string Own => typeof(ChildProgram).Assembly.Location;

    /// <summary>The gateway from the same build.</summary>
    public static string Gateway
    {
        get
        {
            var configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            return Path.Combine(configuration.Parent!.Parent!.FullName, "Kamiyo.Gateway", configuration.Name, "Kamiyo.Gateway.dll");
        }
    }

    public static TestProcess StartOwn(params IEnumerable<string> arguments) =>
        TestProcess.Start("dotnet", [Own, .. arguments], AppContext.BaseDirectory, NoVariables);
}
