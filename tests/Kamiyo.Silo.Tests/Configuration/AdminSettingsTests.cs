using Kamiyo.Silo.Configuration;

namespace Kamiyo.Silo.Tests.Configuration;

public sealed class AdminSettingsTests
{
    [Fact]
    public void The_variable_is_the_key_named_default()
    {
        var settings = AdminSettings.Read(SettingsOf.Reader(("ADMIN_API_KEY", "a"), ("Kamiyo:Admin:Keys:maria", "b")));

        settings.Keys.ShouldBe(new Dictionary<string, string> { ["default"] = "a", ["maria"] = "b" }, ignoreOrder: true);
    }

    [Fact]
    public void A_blank_key_is_refused_because_anybody_has_it()
    {
        var reader = SettingsOf.Reader(("Kamiyo:Admin:Keys:maria", "  "));

        AdminSettings.Read(reader);

        reader.Problems.ShouldHaveSingleItem().ShouldContain("maria");
    }

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
