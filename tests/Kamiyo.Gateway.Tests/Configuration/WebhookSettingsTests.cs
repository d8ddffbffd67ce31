using Kamiyo.Gateway.Configuration;

namespace Kamiyo.Gateway.Tests.Configuration;

public sealed class WebhookSettingsTests
{
    [Fact]
    public void A_mebibyte_is_read_unless_set()
    {
        WebhookSettings.Read(SettingsOf.Reader()).MaxBodyBytes.ShouldBe(1_048_576);
        WebhookSettings.Read(SettingsOf.Reader(("Kamiyo:Webhook:MaxBodyBytes", "65536"))).MaxBodyBytes.ShouldBe(65_536);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1 MiB")]
    public void A_limit_that_lets_nothing_or_anything_through_is_refused(string value)
    {
        var reader = SettingsOf.Reader(("Kamiyo:Webhook:MaxBodyBytes", value));

        WebhookSettings.Read(reader);

        reader.Problems.ShouldHaveSingleItem().ShouldContain("Kamiyo:Webhook:MaxBodyBytes");
    }
}
