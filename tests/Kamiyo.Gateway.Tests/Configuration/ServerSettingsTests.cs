using Kamiyo.Gateway.Configuration;

namespace Kamiyo.Gateway.Tests.Configuration;

public sealed class ServerSettingsTests
{
    [Fact]
    public void The_defaults_are_those_of_the_documentation() => ServerSettings.Read(SettingsOf.Reader()).ShouldBe(
        new ServerSettings(4096, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(75), TimeSpan.FromSeconds(5), 1024, 100));

    [Theory]
    [InlineData("Kamiyo:Server:MaxConnections", "0")]
    [InlineData("Kamiyo:Server:HeadersTimeoutSeconds", "0")]
    [InlineData("Kamiyo:Server:KeepAliveSeconds", "-1")]
    [InlineData("Kamiyo:Server:BodyGraceSeconds", "1")]
    [InlineData("Kamiyo:Server:MinBodyBytesPerSecond", "fast")]
    [InlineData("Kamiyo:Server:MaxStreamsPerConnection", "0")]
    public void A_limit_that_makes_no_sense_is_named(string setting, string value)
    {
        var reader = SettingsOf.Reader((setting, value));

        ServerSettings.Read(reader);

        reader.Problems.ShouldHaveSingleItem().ShouldContain(setting);
    }
}
