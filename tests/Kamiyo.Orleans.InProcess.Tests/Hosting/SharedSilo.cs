using Kamiyo.Orleans.InProcess.Tests.Hosting;
using Orleans;
using Orleans.Hosting;

[assembly: AssemblyFixture(typeof(SharedSilo))]

namespace Kamiyo.Orleans.InProcess.Tests.Hosting;

/// <summary>A silo for all tests that need no options of their own; they keep apart by their grain keys.</summary>
public sealed class SharedSilo : IAsyncLifetime
{
    private TestSilo? _silo;

    public TestSilo Silo => _silo!;

    public IClusterClient Grains => Silo.Grains;

    public async ValueTask InitializeAsync() => _silo = await TestSilo.StartAsync(static silo => silo
        .AddMemoryGrainStorageAsDefault()
        .AddMemoryGrainStorage("named")
        .UseInMemoryReminderService());

    public async ValueTask DisposeAsync()
    {
        if (_silo is not null)
        {
            await _silo.DisposeAsync();
        }
    }
}
