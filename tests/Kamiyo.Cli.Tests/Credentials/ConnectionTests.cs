using Kamiyo.Cli.Commands;
using Kamiyo.Cli.Credentials;
using Kamiyo.Cli.Tests.Support;

namespace Kamiyo.Cli.Tests.Credentials;

public sealed class ConnectionTests : IDisposable
{
    private readonly TestShell _shell = new();

    public ConnectionTests()
    {
        _shell.Variables["STRIPE_WEBHOOK_SECRET"] = ", whsec_new, whsec_old";
        _shell.Variables["ADMIN_API_KEY"] = "key";
    }

    [Fact]
    public void Options_win_over_settings()
    {
        _shell.Variables["KAMIYO_URL"] = "http://variable:1";

        var connection = Find("http://option:2", "whsec_option", "key_option");

        connection.Address.ShouldBe("http://option:2");
        connection.Secret.ShouldBe(new Credential("whsec_option", "--secret"));
        connection.AdminKey.ShouldBe(new Credential("key_option", "--admin-key"));
    }

    [Fact]
    public void The_first_secret_of_a_list_signs()
    {
        Find().Secret.Value.ShouldBe("whsec_new");
    }

    [Theory]
    [InlineData(null, "http://localhost:8000/")]
    [InlineData("https://kamiyo.example.com/base", "https://kamiyo.example.com/base/")]
    [InlineData("http://localhost:9000/", "http://localhost:9000/")]
    public void The_url_has_a_default_and_ends_with_a_slash(string? variable, string expected)
    {
        if (variable is not null)
        {
            _shell.Variables["KAMIYO_URL"] = variable;
        }

        Find().Url.AbsoluteUri.ShouldBe(expected);
    }

    [Theory]
    [InlineData("localhost:8000")]
    [InlineData("ftp://localhost")]
    [InlineData("nonsense")]
    public void What_is_no_address_is_refused(string url)
    {
        var exception = Should.Throw<CliException>(() => Find(url));

        exception.ExitCode.ShouldBe(ExitCodes.NotPossible);
        exception.Message.ShouldContain($"'{url}' (from --url)");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" , ")]
    public void Without_a_secret_it_says_where_it_looked_and_what_to_do(string variable)
    {
        _shell.Variables["STRIPE_WEBHOOK_SECRET"] = variable;

        var problem = Should.Throw<CliException>(() => Find()).Problem;

        problem.Detail!.ShouldContain("STRIPE_WEBHOOK_SECRET in the environment");
        problem.Hint!.ShouldContain("dotnet run --project src/Kamiyo.Gateway");
    }

    [Fact]
    public void The_admin_key_is_asked_for_only_when_it_is_needed()
    {
        _shell.Variables.Remove("ADMIN_API_KEY");

        Find(needsAdminKey: false).AdminKey.ShouldBeNull();
        Should.Throw<CliException>(() => Find()).Problem.Hint!.ShouldContain("--no-wait");
    }

    public void Dispose() => _shell.Dispose();

    private Connection Find(string? url = null, string? secret = null, string? adminKey = null, bool needsAdminKey = true) =>
        Connection.Find(new SettingLookup(_shell.Shell), url, secret, adminKey, needsAdminKey);
}
