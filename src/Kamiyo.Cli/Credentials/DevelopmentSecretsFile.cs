using System.Text.Json;
using Kamiyo.Cli.Commands;

namespace Kamiyo.Cli.Credentials;

/// <summary>What the gateway made for itself at its first start in Development.</summary>
public static class DevelopmentSecretsFile
{
    public static readonly string RelativePath = Path.Combine("data", "development-secrets.json");

    /// <summary>The nearest file, from <paramref name="directory"/> up to the file system's root.</summary>
    /// <returns>Null when there is none.</returns>
    /// <exception cref="CliException">It is there but can't be read.</exception>
    public static SettingSource? Find(string directory)
    {
        for (var folder = new DirectoryInfo(directory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, RelativePath);
            if (File.Exists(path))
            {
                return Read(path);
            }
        }

        return null;
    }

    private static SettingSource Read(string path)
    {
        try
        {
            using var secrets = JsonDocument.Parse(File.ReadAllText(path));
            var webhookSecret = Text(secrets.RootElement, "webhook_secret");
            var adminApiKey = Text(secrets.RootElement, "admin_api_key");
            return new SettingSource(path, name => name switch
            {
                "STRIPE_WEBHOOK_SECRET" => webhookSecret,
                "ADMIN_API_KEY" => adminApiKey,
                _ => null,
            });
        }
        catch (JsonException exception)
        {
            throw CliException.Unreadable(path, "it isn't JSON; delete it, and the gateway's next start makes a new one", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CliException.Unreadable(path, exception.Message, exception);
        }
    }

    private static string? Text(JsonElement secrets, string name) =>
        secrets.ValueKind == JsonValueKind.Object && secrets.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
