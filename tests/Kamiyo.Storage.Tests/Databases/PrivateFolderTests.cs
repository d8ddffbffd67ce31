using System.Runtime.Versioning;
using Kamiyo.Storage.Databases;
using Kamiyo.Testing.Processes;

namespace Kamiyo.Storage.Tests.Databases;

[UnsupportedOSPlatform("windows")]
public sealed class PrivateFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_new_folder_is_open_to_its_owner_alone()
    {
        var path = Path.Combine(_folder.Path, "data");

        PrivateFolder.Create(path);

        File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public void A_folder_that_exists_keeps_its_mode()
    {
        var path = Directory.CreateDirectory(Path.Combine(_folder.Path, "data")).FullName;
        var chosen = File.GetUnixFileMode(path);

        PrivateFolder.Create(path);

        File.GetUnixFileMode(path).ShouldBe(chosen);
    }

    public void Dispose() => _folder.Dispose();
}
