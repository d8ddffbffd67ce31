using Kamiyo.Testing.Processes;
using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Grains.Tests.Hosting;

/// <summary>Tests over one installation in a folder of its own; most need one process of it.</summary>
public abstract class InstallationTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<GrainHost> _hosts = [];

    protected GrainHost Host => _hosts[0];

    public virtual async ValueTask InitializeAsync() => await StartAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }

        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Starts one more process over the same database.</summary>
    protected async Task<GrainHost> StartAsync(Action<IServiceCollection>? configure = null)
    {
        var host = await GrainHost.StartAsync(_folder.Path, configure);
        _hosts.Add(host);
        return host;
    }
}
