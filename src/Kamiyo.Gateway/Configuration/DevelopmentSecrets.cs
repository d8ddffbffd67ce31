using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kamiyo.Storage.Databases;

namespace Kamiyo.Gateway.Configuration;

/// <summary>Secrets that a development machine makes for itself, so that the gateway starts with nothing set. The command line reads the same file.</summary>
internal sealed record DevelopmentSecrets(
    [property: JsonPropertyName("webhook_secret"), JsonRequired] string WebhookSecret,
    [property: JsonPropertyName("admin_api_key"), JsonRequired] string AdminApiKey)
{
    public const string FileName = "development-secrets.json";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The secrets kept in <paramref name="directory"/>; made at the first call, by whichever process is first.</summary>
    /// <exception cref="InvalidSettingsException">The file is there but can't be read.</exception>
    public static DevelopmentSecrets LoadOrCreate(string directory)
    {
        PrivateFolder.Create(directory);
        var path = Path.Combine(directory, FileName);
        if (!File.Exists(path))
        {
            CreateOnce(path);
        }

        return Load(path);
    }

    // A move doesn't do it: on Unix it looks first and renames then, and of two processes both may win.
    private static void CreateOnce(string path)
    {
        using var mutex = new Mutex("kamiyo-development-secrets", new NamedWaitHandleOptions { CurrentUserOnly = true, CurrentSessionOnly = false });
        try
        {
            mutex.WaitOne();
        }
        catch (AbandonedMutexException)
        {
            // Another process died with it; it is ours now, and the file is there or isn't.
        }

        try
        {
            if (!File.Exists(path))
            {
                Create(path);
            }
        }
        finally
        {
            mutex.ReleaseMutex();
        }
    }

    private static DevelopmentSecrets Load(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            if (JsonSerializer.Deserialize<DevelopmentSecrets>(stream) is { WebhookSecret.Length: > 0, AdminApiKey.Length: > 0 } secrets)
            {
                return secrets;
            }
        }
        catch (JsonException exception)
        {
            throw new InvalidSettingsException(Unreadable(path), exception);
        }

        throw new InvalidSettingsException(Unreadable(path));
    }

    private static string Unreadable(string path) => $"{path} can't be read. Delete it, and the next start makes a new one.";

    private static void Create(string path)
    {
        // Written aside and moved, so that nobody ever reads half of it.
        var temporary = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var stream = new FileStream(temporary, options))
        {
            JsonSerializer.Serialize(stream, Generate());
        }

        File.Move(temporary, path);
    }

    private static DevelopmentSecrets Generate() => new(
        $"whsec_{RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 32)}",
        RandomNumberGenerator.GetHexString(64, lowercase: true));
}
