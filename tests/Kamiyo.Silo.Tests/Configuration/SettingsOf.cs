using Kamiyo.Silo.Configuration;
using Microsoft.Extensions.Configuration;

namespace Kamiyo.Silo.Tests.Configuration;

/// <summary>A reader over the given settings and nothing else.</summary>
internal static class SettingsOf
{
    public static SettingsReader Reader(params (string Name, string? Value)[] settings) => new(Configuration(settings));

    public static IConfigurationRoot Configuration(params (string Name, string? Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value)))
        .Build();
}
