using Kamiyo.Silo.Configuration;
using Kamiyo.Silo.Starting;
using Kamiyo.Storage;
using Kamiyo.Storage.Migrations;
using Microsoft.Extensions.Options;

namespace Kamiyo.Silo.Tests.Starting;

public sealed class StartFailureTests
{
    [Fact]
    public void Problems_of_several_kinds_are_told_together_and_each_once()
    {
        var failure = new AggregateException(
            new OptionsValidationException("", typeof(DatabaseSettings), ["The file.", "A secret is missing."]),
            new OptionsValidationException("", typeof(AdminSettings), ["The file.", "A key is missing."]));

        StartFailure.Describe(failure).ShouldBe("Kamiyo can't start:\n  - The file.\n  - A secret is missing.\n  - A key is missing.\n".ReplaceLineEndings());
    }

    [Fact]
    public void A_failure_that_only_its_stack_trace_explains_is_left_alone()
    {
        StartFailure.Describe(new InvalidOperationException("A bug.")).ShouldBeNull();
        StartFailure.Describe(new AggregateException(new InvalidOperationException("A bug."))).ShouldBeNull();
    }

    [Fact]
    public void A_database_that_is_not_there_is_said_in_words()
    {
        StartFailure.Describe(new StoreUnavailableException("Failed to connect to db:5432")).ShouldNotBeNull()
            .ShouldContain("(Failed to connect to db:5432). Check DATABASE_URL");
    }

    [Fact]
    public void Tables_of_another_version_are_said_in_words()
    {
        StartFailure.Describe(new MigrationException("The tables are newer.")).ShouldNotBeNull().ShouldContain("The tables are newer.");
    }

    [Fact]
    public void A_configuration_file_that_can_not_be_read_is_said_in_words()
    {
        StartFailure.Describe(new InvalidDataException("Failed to load appsettings.json.", new FormatException("Line 3.")))
            .ShouldBe("Kamiyo can't start:\n  - Failed to load appsettings.json. Line 3.\n".ReplaceLineEndings());
    }
}
