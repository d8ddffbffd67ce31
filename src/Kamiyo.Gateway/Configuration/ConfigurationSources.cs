using Microsoft.Extensions.Configuration.Memory;

namespace Kamiyo.Gateway.Configuration;

internal static class ConfigurationSources
{
    /// <summary>Adds <c>.env</c> below the real environment and, in Development, made-up secrets below everything.</summary>
    public static WebApplicationBuilder AddKamiyoConfiguration(this WebApplicationBuilder builder)
    {
        builder.Configuration.AddEnvFile();
        var generated = builder.Environment.IsDevelopment() ? AddDevelopmentSecrets(builder.Configuration) : new GeneratedSecrets(null, null);
        builder.Services.AddSingleton(generated);
        return builder;
    }

    private static GeneratedSecrets AddDevelopmentSecrets(ConfigurationManager configuration)
    {
        var reader = new SettingsReader(configuration);
        var needsSecret = reader.List(SettingNames.WebhookSecrets).Count == 0;
        var needsKey = AdminSettings.Read(reader).Keys.Count == 0;
        if (!needsSecret && !needsKey)
        {
            return new GeneratedSecrets(null, null);
        }

        var secrets = DevelopmentSecrets.LoadOrCreate(DataDirectory.Of(reader));
        var generated = new GeneratedSecrets(needsSecret ? secrets.WebhookSecret : null, needsKey ? secrets.AdminApiKey : null);
        configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>
            {
                [SettingNames.WebhookSecrets.Path] = generated.WebhookSecret,
                [SettingNames.DefaultAdminKey.Path] = generated.AdminApiKey,
            },
        });
        return generated;
    }
}
