using Kamiyo.Silo.Hosting;
using Kamiyo.Storage.Databases;

namespace Kamiyo.Silo.Configuration;

/// <param name="Mode">This process' place in the cluster.</param>
/// <param name="ClusterId">Silos and clients with the same id find each other.</param>
/// <param name="ServiceId">The installation; stays the same when a cluster is replaced by another on the same data.</param>
/// <param name="SiloPort">Where silos reach this one.</param>
/// <param name="GatewayPort">Where clients reach this silo.</param>
/// <param name="AdvertisedAddress">The address or host name under which the others reach this silo; null for this machine's own.</param>
/// <param name="HasDashboard">Whether silos keep the figures that the Orleans Dashboard shows, and show it to who has an admin key.</param>
public sealed record ClusterSettings(
    ClusterMode Mode, string ClusterId, string ServiceId, int SiloPort, int GatewayPort, string? AdvertisedAddress, bool HasDashboard)
{
    private const string DefaultName = "kamiyo";
    private const int DefaultSiloPort = 11_111;
    private const int DefaultGatewayPort = 30_000;

    public static readonly ClusterSettings Alone = new(
        ClusterMode.Alone, DefaultName, DefaultName, DefaultSiloPort, DefaultGatewayPort, AdvertisedAddress: null, HasDashboard: false);

    internal static ClusterSettings Read(SettingsReader reader, ClusterMode defaultMode)
    {
        var settings = new ClusterSettings(
            ReadMode(reader, defaultMode),
            reader.Text(SettingNames.ClusterId) ?? DefaultName,
            reader.Text(SettingNames.ClusterServiceId) ?? DefaultName,
            reader.Integer(SettingNames.ClusterSiloPort, DefaultSiloPort, minimum: 1, maximum: 65_535),
            reader.Integer(SettingNames.ClusterGatewayPort, DefaultGatewayPort, minimum: 1, maximum: 65_535),
            ReadAdvertisedAddress(reader),
            reader.Boolean(SettingNames.ClusterDashboard, fallback: false));
        if (settings.Mode is not ClusterMode.Alone && DatabaseSettings.Read(reader).Database.Dialect is not DatabaseDialect.Postgres)
        {
            reader.AddProblem($"{SettingNames.ClusterMode} is {settings.Mode}, but a cluster meets in a PostgreSQL database. Set {SettingNames.DatabaseUrl} to one.");
        }

        return settings;
    }

    private static ClusterMode ReadMode(SettingsReader reader, ClusterMode defaultMode)
    {
        var setting = SettingNames.ClusterMode;
        if (reader.Text(setting) is not { } text)
        {
            return defaultMode;
        }

        if (!Enum.TryParse<ClusterMode>(text, ignoreCase: true, out var mode) || !Enum.IsDefined(mode))
        {
            reader.AddProblem($"{setting} is '{text}'; it must be one of {string.Join(", ", Enum.GetNames<ClusterMode>())}.");
            return defaultMode;
        }

        if (mode is not ClusterMode.Alone && !ActorHost.CanCluster)
        {
            reader.AddProblem($"{setting} is {mode}, but this build has the embedded host, which serves one process. Publish with -p:ActorHost=Orleans for a cluster.");
            return ClusterMode.Alone;
        }

        return mode;
    }

    private static string? ReadAdvertisedAddress(SettingsReader reader)
    {
        var address = reader.Text(SettingNames.ClusterAdvertisedAddress);
        if (address is not null && Uri.CheckHostName(address) is UriHostNameType.Unknown)
        {
            reader.AddProblem($"{SettingNames.ClusterAdvertisedAddress} is '{address}'; it must be an address or a host name alone, without port.");
        }

        return address;
    }
}
