using Kamiyo.Orleans.InProcess.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans.Hosting;

/// <summary>Work to do once the silo takes calls; a throw fails the start of the host.</summary>
public static class SiloBuilderStartupExtensions
{
    public static ISiloBuilder AddStartupTask(this ISiloBuilder builder, Func<IServiceProvider, CancellationToken, Task> startupTask) =>
        builder.ConfigureServices(services => services.AddSingleton<IStartupTask>(
            provider => new DelegateStartupTask(provider, startupTask)));

    public static ISiloBuilder AddStartupTask<TStartup>(this ISiloBuilder builder)
        where TStartup : class, IStartupTask =>
        builder.ConfigureServices(services => services.AddSingleton<IStartupTask, TStartup>());
}
