using Kamiyo.Cli.Commands;
using Kamiyo.Cli.Credentials;
using Kamiyo.Cli.Tests.Support;

namespace Kamiyo.Cli.Tests.Credentials;

public sealed class DotEnvFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Quotes_comments_and_export_are_understood_and_the_last_line_counts()
    {
        _folder.Write(
            ".env",
            """
            # secrets
            export ADMIN_API_KEY='a#$b'
            STRIPE_WEBHOOK_SECRET=old
            STRIPE_WEBHOOK_SECRET="new" # rotated

            """);

        var source = DotEnvFile.Read(_folder.Path)!;

        source.Read("ADMIN_API_KEY").ShouldBe("a#$b");
        source.Read("STRIPE_WEBHOOK_SECRET").ShouldBe("new");
        source.Read("OTHER").ShouldBeNull();
    }

    [Fact]
    public void The_process_environment_is_left_alone()
    {
        _folder.Write(".env", "KAMIYO_CLI_TEST_ONLY=1\n");

        DotEnvFile.Read(_folder.Path);

        Environment.GetEnvironmentVariable("KAMIYO_CLI_TEST_ONLY").ShouldBeNull();
    }

    [Fact]
    public void No_file_is_no_source()
    {
        DotEnvFile.Read(_folder.Path).ShouldBeNull();
    }

    [Fact]
    public void A_broken_file_is_reported_with_its_line_but_without_its_secrets()
    {
        var path = _folder.Write(".env", "A=1\nwhsec_example without a name\n");

        var exception = Should.Throw<CliException>(() => DotEnvFile.Read(_folder.Path));

        exception.ExitCode.ShouldBe(ExitCodes.NotPossible);
        exception.Problem.Message.ShouldContain(path);
        exception.Problem.Detail!.ShouldContain("line 2");
        exception.Problem.ToString().ShouldNotContain("whsec_example");
    }

    public void Dispose() => _folder.Dispose();
}
