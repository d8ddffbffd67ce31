using Kamiyo.Silo.Admin;
using Kamiyo.Silo.Configuration;

namespace Kamiyo.Silo.Tests.Configuration;

public sealed class AdminKeySettingsTests
{
    [Fact]
    public void The_variable_is_the_key_named_default_and_every_plain_key_is_an_operators()
    {
        Keys(("ADMIN_API_KEY", "a"), ("Kamiyo:Admin:Keys:maria", " b ")).ShouldBe(
            [new AdminKey("maria", "b", AdminRole.Operator), new AdminKey("default", "a", AdminRole.Operator)], ignoreOrder: true);
    }

    [Theory]
    [InlineData("viewer", "Viewer")]
    [InlineData("Operator", "Operator")]
    [InlineData(null, "Operator")]
    public void A_key_may_have_a_role(string? role, string expected)
    {
        Keys(("Kamiyo:Admin:Keys:vera:Key", "v"), ("Kamiyo:Admin:Keys:vera:Role", role)).ShouldBe(
            [new AdminKey("vera", "v", Enum.Parse<AdminRole>(expected))]);
    }

    [Fact]
    public void The_variables_key_takes_the_role_that_is_set_for_its_name()
    {
        Keys(("ADMIN_API_KEY", "a"), ("Kamiyo:Admin:Keys:default:Role", "viewer")).ShouldBe([new AdminKey("default", "a", AdminRole.Viewer)]);
    }

    [Theory]
    [InlineData("Kamiyo:Admin:Keys:maria", "  ", "maria")]
    [InlineData("Kamiyo:Admin:Keys:vera:Role", "viewer", "Kamiyo:Admin:Keys:vera:Key")]
    [InlineData("Kamiyo:Admin:Keys:known:Role", "admin", "viewer")]
    [InlineData("Kamiyo:Admin:Keys:known:Rol", "viewer", "Kamiyo:Admin:Keys:known:Rol")]
    [InlineData("Kamiyo:Admin:Keys:known", "other", "Kamiyo:Admin:Keys:known:Key")]
    [InlineData("Kamiyo:Admin:Keys:second", "key", "'second'")]
    [InlineData("ADMIN_API_KEY", "key", "'default'")]
    public void What_makes_no_sense_is_named(string setting, string value, string named)
    {
        var reader = SettingsOf.Reader(("Kamiyo:Admin:Keys:known:Key", "key"), (setting, value));

        AdminKeySettings.Read(reader);

        reader.Problems.ShouldHaveSingleItem().ShouldContain(named);
    }

    [Fact]
    public void A_key_shows_its_name_and_not_itself() =>
        new AdminKey("vera", "secret", AdminRole.Viewer).ToString().ShouldBe("vera (Viewer)");

    private static IReadOnlyList<AdminKey> Keys(params (string Name, string? Value)[] settings)
    {
        var reader = SettingsOf.Reader(settings);
        var keys = AdminKeySettings.Read(reader);
        reader.Problems.ShouldBeEmpty();
        return keys;
    }
}
