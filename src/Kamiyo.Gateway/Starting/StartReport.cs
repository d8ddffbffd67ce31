using Kamiyo.Gateway.Configuration;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Kamiyo.Gateway.Starting;

/// <summary>Says, once the server listens, what a person should know: in Development where to go next, elsewhere what may have been forgotten.</summary>
internal sealed class StartReport(
    IServer server,
    IHostEnvironment environment,
    GeneratedSecrets secrets,
    PlanSettings plans,
    DatabaseSettings database,
    ReloadableSettings<AdminSettings> admin,
    ILogger<StartReport> logger) : IHostedLifecycleService
{
    private const int ShortKeyLength = 16;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        logger.LogInformation("Kamiyo listens on {Addresses}, with {Database}", string.Join(", ", addresses), database.Database);
        Warn();
        return environment.IsDevelopment()
            ? Console.Out.WriteAsync(StartBanner.For(addresses.FirstOrDefault(), secrets).AsMemory(), cancellationToken)
            : Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Warn()
    {
        if (!plans.HasPrices)
        {
            logger.LogWarning(
                "No Stripe price id is set: every subscription event will fail with an unknown price. Set STRIPE_PRICE_ID_PRO, STRIPE_PRICE_ID_TEAM and STRIPE_PRICE_ID_ENTERPRISE, then restart");
        }

        foreach (var key in admin.Current.Keys)
        {
            if (key.Value.Length < ShortKeyLength)
            {
                logger.LogWarning("The admin key '{Name}' is shorter than {Length} characters and could be guessed", key.Name, ShortKeyLength);
            }
        }

        if (admin.Current.Keys.Count == 0)
        {
            logger.LogWarning("The admin API is closed: no admin key is set. Set {Setting} to open it", SettingNames.DefaultAdminKey);
        }
    }
}
