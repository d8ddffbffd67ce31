using Kamiyo.Testing.Processes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kamiyo.Gateway.Tests.Hosting;

/// <summary>The whole gateway as Program builds it, over an SQLite database in a folder of its own.</summary>
public sealed class GatewayApplication : WebApplicationFactory<Program>
{
    public const string WebhookSecret = "whsec_example";
    public const string AdminKey = "admin_key_example";

    private readonly TemporaryFolder _folder = new();
    private readonly List<Action<IServiceCollection>> _replacements = [];
    private readonly Dictionary<string, string?> _settings = new()
    {
        ["STRIPE_WEBHOOK_SECRET"] = WebhookSecret,
        ["ADMIN_API_KEY"] = AdminKey,
        ["STRIPE_PRICE_ID_PRO"] = "price_pro",
        ["STRIPE_PRICE_ID_TEAM"] = "price_team",
        ["STRIPE_PRICE_ID_ENTERPRISE"] = "price_enterprise",
        ["Kamiyo:RateLimits:Webhook:PerSecond"] = "0",
    };

    private string _environment = "Production";

    public CapturedLogs Logs { get; } = new();

    public string DataDirectory => Path.Combine(_folder.Path, "data");

    public string EnvFile => Path.Combine(_folder.Path, ".env");

    public HttpClient Admin
    {
        get
        {
            var client = CreateClient();
            client.DefaultRequestHeaders.Add("X-Admin-Key", AdminKey);
            return client;
        }
    }

    /// <summary>Null leaves a setting out.</summary>
    public GatewayApplication With(string setting, string? value)
    {
        _settings[setting] = value;
        return this;
    }

    public GatewayApplication InEnvironment(string environment)
    {
        _environment = environment;
        return this;
    }

    /// <summary>Puts a service in the place of the real one, to see what happens when it fails.</summary>
    public GatewayApplication Replace<TService>(TService service)
        where TService : class
    {
        _replacements.Add(services => services.AddSingleton(service));
        return this;
    }


    /// <summary>Takes up changed files now instead of at the next poll.</summary>
    public void ReloadSettings() => ((IConfigurationRoot)Services.GetRequiredService<IConfiguration>()).Reload();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(_environment);
        builder.UseSetting("Kamiyo:DataDirectory", DataDirectory);
        builder.UseSetting("Kamiyo:EnvFile", EnvFile);
        foreach (var (name, value) in _settings.Where(setting => setting.Value is not null))
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Logs).SetMinimumLevel(LogLevel.Information));
        builder.ConfigureTestServices(services => _replacements.ForEach(replace => replace(services)));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _folder.Dispose();
            Logs.Dispose();
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
