using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Kamiyo.Orleans.InProcess.Discovery;

/// <summary>Finds the application's assemblies that may hold grains, without loading the others.</summary>
/// <remarks>
/// The compiler drops references that code doesn't use, so walking references from the entry assembly would miss an assembly that
/// holds nothing but grains. The list of files that the runtime resolves assemblies from has them all.
/// </remarks>
internal static class GrainAssemblies
{
    private static readonly string HostName = typeof(GrainAssemblies).Assembly.GetName().Name!;

    public static IReadOnlyCollection<Assembly> Find()
    {
        var found = new HashSet<Assembly> { typeof(GrainAssemblies).Assembly };
        foreach (var path in ApplicationFiles().Where(ReferencesHost))
        {
            found.Add(Assembly.Load(AssemblyName.GetAssemblyName(path)));
        }

        // Plug-ins, single-file bundles and tests may have assemblies that are in no list of files.
        found.UnionWith(AppDomain.CurrentDomain.GetAssemblies().Where(ReferencesHost));
        return found;
    }

    private static IEnumerable<string> ApplicationFiles()
    {
        var platform = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "";
        return platform
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(static path => path.StartsWith(AppContext.BaseDirectory, StringComparison.Ordinal) && File.Exists(path));
    }

    private static bool ReferencesHost(string path)
    {
        using var file = File.OpenRead(path);
        using var image = new PEReader(file);
        if (!image.HasMetadata)
        {
            return false;
        }

        var metadata = image.GetMetadataReader();
        return metadata.AssemblyReferences.Any(
            handle => metadata.StringComparer.Equals(metadata.GetAssemblyReference(handle).Name, HostName));
    }

    private static bool ReferencesHost(Assembly assembly) =>
        !assembly.IsDynamic && assembly.GetReferencedAssemblies().Any(static reference => reference.Name == HostName);
}
