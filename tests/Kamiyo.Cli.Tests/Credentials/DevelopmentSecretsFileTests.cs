using Kamiyo.Cli.Commands;
using Kamiyo.Cli.Credentials;
using Kamiyo.Cli.Tests.Support;

namespace Kamiyo.Cli.Tests.Credentials;

public sealed class DevelopmentSecretsFileTests : IDisposable
{
    private const string File = "data/development-secrets.json";
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void It_is_found_in_the_folder_itself_or_any_above_and_the_nearest_counts()
    {
        var deep = _folder.Folder("a/b/c");
        _folder.Write(File, """{"webhook_secret":"outer","admin_api_key":"outer"}""");
        DevelopmentSecretsFile.Find(deep)!.Read("STRIPE_WEBHOOK_SECRET").ShouldBe("outer");

        _folder.Write($"a/b/{File}", """{"webhook_secret":"inner","admin_api_key":"inner"}""");
        DevelopmentSecretsFile.Find(deep)!.Read("ADMIN_API_KEY").ShouldBe("inner");
    }

    [Fact]
    public void The_search_ends_at_the_root_of_the_file_system()
    {
        DevelopmentSecretsFile.Find(_folder.Folder("a/b")).ShouldBeNull();
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"webhook_secret":3}""")]
    public void What_is_missing_in_it_is_not_found(string json)
    {
        _folder.Write(File, json);

        DevelopmentSecretsFile.Find(_folder.Path)!.Read("STRIPE_WEBHOOK_SECRET").ShouldBeNull();
    }

    [Fact]
    public void A_broken_file_is_reported()
    {
        _folder.Write(File, "{");

        var problem = Should.Throw<CliException>(() => DevelopmentSecretsFile.Find(_folder.Path)).Problem;

        problem.Message.ShouldContain("development-secrets.json");
        problem.Detail!.ShouldContain("delete it");
    }

    public void Dispose() => _folder.Dispose();
}
