using Kamiyo.Silo.Configuration;
using Kamiyo.Silo.Starting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Kamiyo.Silo.Hosting;

/// <summary>A silo of the cluster. It listens for orchestrators and operators only; the way for everybody else is a gateway.</summary>
internal static class SiloProgram
{
    private const int DefaultPort = 8001;

    public static IHost Build(string[] args)
    {
        // appsettings.json lies beside the program; data/ and .env are the working directory's.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddEnvFile();
        builder.AddKamiyoGrains(ClusterMode.Member);
        builder.AddKamiyoTelemetry();
        builder.WebHost
            .ConfigureKestrel(options => options.AddServerHeader = false)
            .UseDefaultPort(builder.Configuration, builder.Environment, DefaultPort);
        builder.Services.AddReloadableSettings(AdminSettings.Read).AddOperatorAccess();
        builder.Services.AddHealthChecks().AddCheck<SiloReadiness>("silo");

        var app = builder.Build().CheckSettings();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
        app.MapMetrics();
        app.MapDashboard();
        return app;
    }
}
