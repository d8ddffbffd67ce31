using System.Security.Cryptography;
using System.Text;
using Kamiyo.Silo.Configuration;

namespace Kamiyo.Silo.Admin;

/// <summary>The admin keys in force. Hashes are compared, so that neither content nor length of a key shows in the time it takes.</summary>
internal sealed class AdminKeys(ReloadableSettings<AdminSettings> settings)
{
    public bool IsEmpty => settings.Current.Keys.Count == 0;

    /// <summary>The key that was presented; null when it is none of them.</summary>
    public AdminKey? Find(string presented)
    {
        Span<byte> presentedHash = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(presented), presentedHash);
        AdminKey? found = null;
        foreach (var key in settings.Current.Keys)
        {
            SHA256.HashData(Encoding.UTF8.GetBytes(key.Value), hash);
            if (CryptographicOperations.FixedTimeEquals(hash, presentedHash))
            {
                found = key;
            }
        }

        return found;
    }
}
