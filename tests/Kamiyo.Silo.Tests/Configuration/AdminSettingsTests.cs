using Kamiyo.Silo.Configuration;

namespace Kamiyo.Silo.Tests.Configuration;

public sealed class AdminSettingsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_a_key_it_is_closed_or_refused_where_a_key_is_required(string? key)
    {
        var open = SettingsOf.Reader(("ADMIN_API_KEY", key));
        AdminSettings.Read(open).Keys.ShouldBeEmpty();
        open.Problems.ShouldBeEmpty();

        var required = SettingsOf.Reader(("ADMIN_API_KEY", key));
        AdminSettings.ReadRequired(required);
        required.Problems.ShouldHaveSingleItem().ShouldContain("ADMIN_API_KEY");
    }
}
