using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Kamiyo.Orleans.InProcess.Tests.Hosting;

/// <summary>A silo of the host under test, with its logs.</summary>
public sealed class TestSilo : IAsyncDisposable
{
    private readonly IHost _host;
    private bool _isDisposed;

    private TestSilo(IHost host, CapturedLogs logs)
    {
        _host = host;
        Logs = logs;
    }

    public CapturedLogs Logs { get; }

    public IServiceProvider Services => _host.Services;

    public IClusterClient Grains => Services.GetRequiredService<IClusterClient>();

    public IManagementGrain Management => Grains.GetGrain<IManagementGrain>(0);

    /// <param name="clock">The clock of reminders and grain timers; the real one by default.</param>
    public static async Task<TestSilo> StartAsync(Action<ISiloBuilder>? configure = null, TimeProvider? clock = null)
    {
        var silo = Build(configure, clock);
        await silo.RunAsync();
        return silo;
    }

    public static TestSilo Build(Action<ISiloBuilder>? configure = null, TimeProvider? clock = null)
    {
        var logs = new CapturedLogs();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = Environments.Production });
        builder.Logging.AddProvider(logs);
        builder.UseOrleans(silo =>
        {
            HostUnderTest.Configure(silo, clock);
            configure?.Invoke(silo);
        });
        return new TestSilo(builder.Build(), logs);
    }

    /// <summary>Starts a silo that was only built.</summary>
    public Task RunAsync() => _host.StartAsync(TestContext.Current.CancellationToken);

    public Task StopAsync() => _host.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
    }
}
