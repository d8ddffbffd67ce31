using System.Security.Cryptography;
using System.Text;

namespace Kamiyo.Storage.Migrations;

/// <summary>A numbered script. Once landed it never changes; the next change is the next number.</summary>
internal sealed record Migration(int Number, string Name, string Sql)
{
    /// <summary>Over the text with unix line ends, so that a checkout's settings don't count as a change.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));
}
