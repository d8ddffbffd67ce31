using System.Globalization;
using System.Reflection;

namespace Kamiyo.Storage.Migrations;

/// <summary>The scripts that are built into the program: <c>Postgres/Migrations/0001_….sql</c> and the same under <c>Sqlite</c>.</summary>
internal static class MigrationScripts
{
    public static IReadOnlyList<Migration> Load(string folder)
    {
        var assembly = typeof(MigrationScripts).Assembly;
        var prefix = $"Kamiyo.Storage.{folder}.Migrations.";
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(resource => resource.StartsWith(prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(resource => Read(assembly, resource, resource[prefix.Length..^".sql".Length])),
        ];
    }

    private static Migration Read(Assembly assembly, string resource, string fileName)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        var underscore = fileName.IndexOf('_', StringComparison.Ordinal);
        return new Migration(int.Parse(fileName[..underscore], CultureInfo.InvariantCulture), fileName[(underscore + 1)..], reader.ReadToEnd());
    }
}
