using Kamiyo.Silo.Configuration;
using Kamiyo.Silo.Hosting;

namespace Kamiyo.Silo.Tests.Configuration;

public sealed class ClusterSettingsTests
{
    private static readonly (string, string?) Postgres = ("DATABASE_URL", "postgres://kamiyo@db/kamiyo");

    [Fact]
    public void Without_settings_a_process_is_what_its_program_makes_it()
    {
        var reader = SettingsOf.Reader(Postgres);

        ClusterSettings.Read(reader, ClusterMode.Alone).ShouldBe(ClusterSettings.Alone);
        ClusterSettings.Read(reader, ClusterMode.Member).ShouldBe(ClusterSettings.Alone with { Mode = ClusterMode.Member });
        reader.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Every_setting_is_read()
    {
        var reader = SettingsOf.Reader(
            Postgres,
            ("Kamiyo:Cluster:ClusterId", "blue"),
            ("Kamiyo:Cluster:ServiceId", "shop"),
            ("Kamiyo:Cluster:SiloPort", "11112"),
            ("Kamiyo:Cluster:GatewayPort", "30001"),
            ("Kamiyo:Cluster:AdvertisedAddress", "10.0.0.7"),
            ("Kamiyo:Cluster:Dashboard", "true"));

        ClusterSettings.Read(reader, ClusterMode.Member)
            .ShouldBe(new ClusterSettings(ClusterMode.Member, "blue", "shop", 11_112, 30_001, "10.0.0.7", HasDashboard: true));
        reader.Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("member")]
    [InlineData("Client")]
    public void A_cluster_needs_the_build_that_can_cluster(string mode)
    {
        var reader = SettingsOf.Reader(Postgres, ("Kamiyo:Cluster:Mode", mode));

        var settings = ClusterSettings.Read(reader, ClusterMode.Alone);

        if (ActorHost.CanCluster)
        {
            settings.Mode.ShouldBe(Enum.Parse<ClusterMode>(mode, ignoreCase: true));
            reader.Problems.ShouldBeEmpty();
        }
        else
        {
            reader.Problems.ShouldHaveSingleItem().ShouldContain("-p:ActorHost=Orleans");
        }
    }

    [Theory]
    [InlineData("Kamiyo:Cluster:Mode", "leader")]
    [InlineData("Kamiyo:Cluster:Mode", "7")]
    [InlineData("Kamiyo:Cluster:SiloPort", "0")]
    [InlineData("Kamiyo:Cluster:GatewayPort", "65536")]
    [InlineData("Kamiyo:Cluster:AdvertisedAddress", "silo:11111")]
    [InlineData("Kamiyo:Cluster:Dashboard", "yes")]
    public void A_wrong_setting_is_named(string name, string value)
    {
        var reader = SettingsOf.Reader(Postgres, (name, value));

        ClusterSettings.Read(reader, ClusterMode.Alone);

        reader.Problems.ShouldHaveSingleItem().ShouldStartWith($"{name} is '{value}'");
    }

    [Fact]
    public void A_cluster_does_not_meet_in_sqlite()
    {
        var reader = SettingsOf.Reader(("DATABASE_URL", "sqlite:data/kamiyo.db"));

        ClusterSettings.Read(reader, ClusterMode.Member);

        reader.Problems.ShouldHaveSingleItem().ShouldContain("PostgreSQL");
    }
}
