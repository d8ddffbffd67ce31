using Kamiyo.Silo.Configuration;

namespace Kamiyo.Silo.Tests.Configuration;

public sealed class SettingsReaderTests
{
    private static readonly Setting Twin = new("Kamiyo:Some:Thing", "SOME_THING");

    [Fact]
    public void The_variables_name_wins_over_the_path()
    {
        SettingsOf.Reader(("SOME_THING", "a"), ("Kamiyo:Some:Thing", "b")).Text(Twin).ShouldBe("a");
    }

    [Fact]
    public void An_empty_variable_counts_as_not_set()
    {
        SettingsOf.Reader(("SOME_THING", ""), ("Kamiyo:Some:Thing", "b")).Text(Twin).ShouldBe("b");
        SettingsOf.Reader(("SOME_THING", "")).Text(Twin).ShouldBeNull();
    }

    [Fact]
    public void Values_are_trimmed()
    {
        SettingsOf.Reader(("SOME_THING", " a\n")).Text(Twin).ShouldBe("a");
    }

    [Fact]
    public void A_list_is_separated_by_commas_or_an_array()
    {
        SettingsOf.Reader(("SOME_THING", "a, b,c")).List(Twin).ShouldBe(["a", "b", "c"]);
        SettingsOf.Reader(("Kamiyo:Some:Thing", "a,b")).List(Twin).ShouldBe(["a", "b"]);
        SettingsOf.Reader(("Kamiyo:Some:Thing:0", "a"), ("Kamiyo:Some:Thing:1", " b ")).List(Twin).ShouldBe(["a", "b"]);
        SettingsOf.Reader().List(Twin).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ten")]
    [InlineData("1.5")]
    [InlineData("-1")]
    [InlineData("101")]
    [InlineData("99999999999999999999")]
    public void A_number_that_does_not_fit_is_a_problem_that_names_the_setting_and_the_range(string value)
    {
        var reader = SettingsOf.Reader(("SOME_THING", value));

        reader.Integer(Twin, fallback: 7, minimum: 0, maximum: 100).ShouldBe(7);

        var problem = reader.Problems.ShouldHaveSingleItem();
        problem.ShouldContain("SOME_THING (or Kamiyo:Some:Thing)");
        problem.ShouldContain("from 0 to 100");
    }

    [Fact]
    public void A_number_that_is_not_given_has_its_fallback()
    {
        var reader = SettingsOf.Reader();

        reader.Integer(Twin, fallback: 7, minimum: 0, maximum: 100).ShouldBe(7);
        reader.Problems.ShouldBeEmpty();
    }
}
