using Kamiyo.Gateway.Configuration;

namespace Kamiyo.Gateway.Tests.Configuration;

public sealed class HealthSettingsTests
{
    [Fact]
    public void Any_silence_is_fine_unless_set()
    {
        HealthSettings.Read(SettingsOf.Reader()).ShouldBe(new HealthSettings(null, TimeSpan.FromMinutes(5), 5, TimeSpan.FromDays(7)));
        HealthSettings.Read(SettingsOf.Reader(
                ("Kamiyo:Health:SilenceMinutes", "30"),
                ("Kamiyo:Health:PendingMinutes", "2"),
                ("Kamiyo:Health:MinimumEvents", "50"),
                ("Kamiyo:Health:UnusedSecretDays", "3")))
            .ShouldBe(new HealthSettings(TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(2), 50, TimeSpan.FromDays(3)));
    }

    [Theory]
    [InlineData("SilenceMinutes", "-1")]
    [InlineData("PendingMinutes", "0")]
    [InlineData("MinimumEvents", "0")]
    [InlineData("UnusedSecretDays", "never")]
    public void Limits_that_make_no_sense_are_refused(string name, string value)
    {
        var reader = SettingsOf.Reader(($"Kamiyo:Health:{name}", value));

        HealthSettings.Read(reader);

        reader.Problems.ShouldHaveSingleItem().ShouldContain($"Kamiyo:Health:{name}");
    }
}
