using System.Text.Json;
using Kamiyo.Gateway.Configuration;
using Kamiyo.Silo.Configuration;
using Kamiyo.Testing.Processes;

namespace Kamiyo.Gateway.Tests.Configuration;

public sealed class DevelopmentSecretsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Directory => Path.Combine(_folder.Path, "data");

    private string SecretsFile => Path.Combine(Directory, DevelopmentSecrets.FileName);

    [Fact]
    public void They_are_made_once_and_kept()
    {
        var first = DevelopmentSecrets.LoadOrCreate(Directory);

        first.WebhookSecret.ShouldMatch("^whsec_[A-Za-z0-9]{32}$");
        first.AdminApiKey.ShouldMatch("^[0-9a-f]{64}$");
        DevelopmentSecrets.LoadOrCreate(Directory).ShouldBe(first);
    }

    [Fact]
    public void The_file_is_the_one_that_the_command_line_reads()
    {
        var secrets = DevelopmentSecrets.LoadOrCreate(Directory);

        var json = JsonDocument.Parse(File.ReadAllBytes(SecretsFile)).RootElement;
        json.GetProperty("webhook_secret").GetString().ShouldBe(secrets.WebhookSecret);
        json.GetProperty("admin_api_key").GetString().ShouldBe(secrets.AdminApiKey);
    }

    [Fact]
    public void Only_the_owner_may_read_the_file()
    {
        DevelopmentSecrets.LoadOrCreate(Directory);

        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
            return;
        }

        File.GetUnixFileMode(SecretsFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Processes_that_start_at_once_agree_and_leave_nothing_behind()
    {
        for (var round = 0; round < 50; round++)
        {
            var directory = Path.Combine(Directory, $"{round}");

            var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => DevelopmentSecrets.LoadOrCreate(directory))));

            all.Distinct().ShouldHaveSingleItem();
            System.IO.Directory.GetFiles(directory).ShouldBe([Path.Combine(directory, DevelopmentSecrets.FileName)]);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"webhook_secret":"","admin_api_key":"x"}""")]
    public void A_damaged_file_says_what_to_do(string content)
    {
        System.IO.Directory.CreateDirectory(Directory);
        File.WriteAllText(SecretsFile, content);

        Should.Throw<InvalidSettingsException>(() => DevelopmentSecrets.LoadOrCreate(Directory)).Message.ShouldContain("Delete it");
    }

    public void Dispose() => _folder.Dispose();
}
