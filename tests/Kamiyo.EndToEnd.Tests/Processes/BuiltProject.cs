

namespace Kamiyo.EndToEnd.Tests.Processes;

/// <summary>Where the build put a project that the tests start as a process.</summary>
internal static class BuiltProject
{
    /// <summary>The assembly of <paramref name="project"/>, from the same build as these tests.</summary>
    public static string Assembly(string project, string assemblyName)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var assembly = Path.Combine(configuration.Parent!.Parent!.FullName, project, configuration.Name, assemblyName + ".dll");
        return File.Exists(assembly) ? assembly : throw new FileNotFoundException($"Build {project} first.", assembly);
    }
}
