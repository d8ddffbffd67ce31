using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;

namespace Kamiyo.Silo.Configuration;

/// <summary>A <c>.env</c> file. It may be absent, and may come, change or go while the process runs.</summary>
internal sealed class DotEnvConfigurationSource : FileConfigurationSource
{
    public DotEnvConfigurationSource(string path)
    {
        var file = new FileInfo(path);
        Path = file.Name;
        Optional = true;
        ReloadOnChange = true;

        // Polled, because a watcher would watch the whole working directory, sub-directories and all, and sees no change of a bind mount.
        FileProvider = file.Directory is { Exists: true } directory
            ? new PhysicalFileProvider(directory.FullName, Microsoft.Extensions.FileProviders.Physical.ExclusionFilters.None)
            {
                UsePollingFileWatcher = true,
                UseActivePolling = true,
            }
            : new NullFileProvider();
    }

    public override IConfigurationProvider Build(IConfigurationBuilder builder) => new DotEnvConfigurationProvider(this);
}
