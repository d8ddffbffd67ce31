using Kamiyo.Silo.Configuration;
using Kamiyo.Silo.Starting;
using Microsoft.Extensions.Hosting;

namespace Kamiyo.Silo.Hosting;

/// <summary>A worker: it processes what is stored, and listens nowhere.</summary>
internal static class SiloProgram
{
    public static IHost Build(string[] args)
    {
        // appsettings.json lies beside the program; data/ and .env are the working directory's.
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,

            // The gateway's name for it too: one set of variables serves both programs.
            EnvironmentName = Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT"),
        });
        builder.Configuration.AddEnvFile();
        builder.AddKamiyoGrains(ClusterMode.Alone);
        builder.AddKamiyoTelemetry();
        return builder.Build().CheckSettings();
    }
}
