using System.Globalization;

namespace Kamiyo.Testing.Postgres;

/// <summary>Where PostgreSQL's server programs are installed.</summary>
internal static class PostgresBinaries
{
    private const string DebianRoot = "/usr/lib/postgresql";

    /// <exception cref="InvalidOperationException">None is installed; a test that needs the database fails, it is never skipped.</exception>
    public static string FindFolder() => Candidates().FirstOrDefault(IsServerFolder)
        ?? throw new InvalidOperationException(
            "These tests need PostgreSQL's server programs (initdb, postgres). Install them (Debian: apt-get install postgresql), "
            + "name their folder in PG_BIN, or name a running server in KAMIYO_TEST_POSTGRES (postgres://user:password@host:port/postgres).");

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("PG_BIN") is { Length: > 0 } configured)
        {
            yield return configured;
        }

        // Debian keeps them off the PATH; the newest major version first.
        var installed = Directory.Exists(DebianRoot) ? Directory.GetDirectories(DebianRoot) : [];
        foreach (var folder in installed.OrderByDescending(MajorVersion))
        {
            yield return Path.Combine(folder, "bin");
        }

        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator))
        {
            yield return folder;
        }
    }

    private static int MajorVersion(string folder) =>
        int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;

    private static bool IsServerFolder(string folder) =>
        File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres"));
}
