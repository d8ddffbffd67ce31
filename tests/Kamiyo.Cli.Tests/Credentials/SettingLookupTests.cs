using Kamiyo.Cli.Credentials;
using Kamiyo.Cli.Tests.Support;

namespace Kamiyo.Cli.Tests.Credentials;

public sealed class SettingLookupTests : IDisposable
{
    private const string Setting = "STRIPE_WEBHOOK_SECRET";
    private readonly TestShell _shell = new();

    [Fact]
    public void The_environment_wins_over_the_env_file_and_that_over_the_development_secrets()
    {
        var secrets = _shell.WorkingDirectory.Write(
            "data/development-secrets.json", """{"webhook_secret":"from_development","admin_api_key":"key"}""");
        Found().ShouldBe(new Credential("from_development", $"{Setting} in {secrets}"));

        var dotEnv = _shell.WorkingDirectory.Write(".env", $"{Setting}=from_env_file\n");
        Found().ShouldBe(new Credential("from_env_file", $"{Setting} in {dotEnv}"));

        _shell.Variables[Setting] = "from_environment";
        Found().ShouldBe(new Credential("from_environment", $"{Setting} in the environment"));
    }

    [Fact]
    public void A_blank_setting_counts_as_none()
    {
        _shell.WorkingDirectory.Write(".env", $"{Setting}=from_env_file\n");
        _shell.Variables[Setting] = "  ";

        Found()!.Value.ShouldBe("from_env_file");
    }

    [Fact]
    public void What_nobody_has_is_not_found()
    {
        Found().ShouldBeNull();
    }

    [Fact]
    public void The_description_names_every_place()
    {
        var text = new SettingLookup(_shell.Shell).Describe("--secret", Setting);

        text.ShouldContain("--secret");
        text.ShouldContain($"{Setting} in the environment");
        text.ShouldContain(Path.Combine(_shell.WorkingDirectory.Path, ".env"));
        text.ShouldContain(Path.Combine("data", "development-secrets.json"));
    }

    public void Dispose() => _shell.Dispose();

    private Credential? Found() => new SettingLookup(_shell.Shell).Find(Setting);
}
