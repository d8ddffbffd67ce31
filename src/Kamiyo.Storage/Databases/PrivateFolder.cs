namespace Kamiyo.Storage.Databases;

/// <summary>A folder for what others on the machine shouldn't read: payloads, addresses, secrets.</summary>
public static class PrivateFolder
{
    /// <summary>Makes it, with its parents, open to its owner alone. One that exists keeps its mode: somebody chose it.</summary>
    public static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
