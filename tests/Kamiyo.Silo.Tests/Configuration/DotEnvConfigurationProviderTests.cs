using System.Text;
using Kamiyo.Silo.Configuration;
using Kamiyo.Testing.Processes;
using Kamiyo.Testing.Waiting;
using Microsoft.Extensions.Configuration;

namespace Kamiyo.Silo.Tests.Configuration;

public sealed class DotEnvConfigurationProviderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string EnvFile => Path.Combine(_folder.Path, ".env");

    [Theory]
    [InlineData("A=1", "1")]
    [InlineData("export A=1", "1")]
    [InlineData("  A = 1  ", "1")]
    [InlineData("# comment\n\nA=1\n", "1")]
    [InlineData("\uFEFFA=1", "1")]
    [InlineData("A=1\r\nB=2\r\n", "1")]
    [InlineData("A=1 # one", "1")]
    [InlineData("A=x#y", "x#y")]
    [InlineData("A='a $b # \"c\"'", "a $b # \"c\"")]
    [InlineData("A=\"a b\"", "a b")]
    [InlineData("A=whsec_a,whsec_b", "whsec_a,whsec_b")]
    [InlineData("A=postgres://u:p%40@h:5432/db?sslmode=require", "postgres://u:p%40@h:5432/db?sslmode=require")]
    [InlineData("A=a=b==", "a=b==")]
    [InlineData("A=1\nA=2", "2")]
    [InlineData("A=", "")]
    [InlineData("B=1", null)]
    [InlineData("", null)]
    public void Lines_are_read_as_other_tools_read_them(string file, string? expected)
    {
        Load(file)["A"].ShouldBe(expected);
    }

    [Fact]
    public void Two_underscores_stand_for_a_level()
    {
        Load("Kamiyo__Webhook__MaxBodyBytes=2048")["Kamiyo:Webhook:MaxBodyBytes"].ShouldBe("2048");
    }

    [Fact]
    public void The_environment_of_the_process_is_left_alone()
    {
        Load("KAMIYO_DOTENV_TEST=1")["KAMIYO_DOTENV_TEST"].ShouldBe("1");

        Environment.GetEnvironmentVariable("KAMIYO_DOTENV_TEST").ShouldBeNull();
    }

    [Theory]
    [InlineData("no equals sign")]
    [InlineData("A='whsec_never_closed")]
    [InlineData("1A=whsec_example")]
    public void A_line_that_can_not_be_read_becomes_a_problem_that_quotes_nothing_of_it(string file)
    {
        var problem = Load(file)[DotEnvConfigurationProvider.ProblemKey].ShouldNotBeNull();

        problem.ShouldContain(".env can't be read at line 1");
        problem.ShouldNotContain("whsec");
    }

    [Fact]
    public void A_missing_file_is_no_problem()
    {
        Build().AsEnumerable().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_comes_and_changes_is_taken_up()
    {
        var configuration = Build();
        await Write("A=1");
        await Eventually.Get(() => Task.FromResult(configuration["A"]), value => value == "1", "the new file to be read");

        await Write("A=22");
        await Eventually.Get(() => Task.FromResult(configuration["A"]), value => value == "22", "the change to be read");
    }

    public void Dispose() => _folder.Dispose();

    private IConfigurationRoot Load(string file)
    {
        File.WriteAllText(EnvFile, file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return Build();
    }

    private Task Write(string file) => File.WriteAllTextAsync(EnvFile, file);

    private IConfigurationRoot Build() => new ConfigurationBuilder().Add(new DotEnvConfigurationSource(EnvFile)).Build();
}
