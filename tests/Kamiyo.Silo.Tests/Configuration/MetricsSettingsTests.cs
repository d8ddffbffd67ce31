using Kamiyo.Silo.Configuration;

namespace Kamiyo.Silo.Tests.Configuration;

public sealed class MetricsSettingsTests
{
    [Theory]
    [InlineData(null, false)]
    [InlineData("false", false)]
    [InlineData("True", true)]
    public void Metrics_are_open_unless_set(string? value, bool requiresKey)
    {
        MetricsSettings.Read(SettingsOf.Reader(("Kamiyo:Metrics:RequireAdminKey", value))).RequireAdminKey.ShouldBe(requiresKey);
    }

    [Fact]
    public void Anything_but_true_and_false_is_a_problem()
    {
        var reader = SettingsOf.Reader(("Kamiyo:Metrics:RequireAdminKey", "yes"));

        MetricsSettings.Read(reader);

        reader.Problems.ShouldHaveSingleItem().ShouldContain("true or false");
    }
}
