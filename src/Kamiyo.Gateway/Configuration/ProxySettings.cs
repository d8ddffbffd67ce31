using System.Globalization;
using System.Net;

namespace Kamiyo.Gateway.Configuration;

/// <summary>Whose word on the client's address counts (<c>X-Forwarded-For</c>); everybody else's is made up for all we know.</summary>
/// <param name="Addresses">Proxies by address.</param>
/// <param name="Networks">Proxies by network.</param>
/// <param name="MaxHops">How many of them may stand in a row.</param>
internal sealed record ProxySettings(IReadOnlyList<IPAddress> Addresses, IReadOnlyList<IPNetwork> Networks, int MaxHops)
{
    private const int DefaultMaxHops = 5;

    public bool HasProxies => Addresses.Count > 0 || Networks.Count > 0;

    public static ProxySettings Read(SettingsReader reader)
    {
        var addresses = new List<IPAddress>();
        var networks = new List<IPNetwork>();
        foreach (var entry in reader.List(SettingNames.TrustedProxies))
        {
            if (IPAddress.TryParse(entry, out var address))
            {
                addresses.Add(address);
            }
            else if (IPNetwork.TryParse(entry, out var network) && network.PrefixLength > 0)
            {
                networks.Add(network);
            }
            else
            {
                reader.AddProblem(Problem(entry));
            }
        }

        return new(addresses, networks, reader.Integer(SettingNames.TrustedProxyHops, DefaultMaxHops, minimum: 1, maximum: 20));
    }

    private static string Problem(string entry) => entry.EndsWith("/0", StringComparison.Ordinal)
        ? string.Create(CultureInfo.InvariantCulture, $"{SettingNames.TrustedProxies} holds {entry}, which is everybody: any client could name any address as its own. Name your proxies.")
        : string.Create(CultureInfo.InvariantCulture, $"{SettingNames.TrustedProxies} holds '{entry}', which is neither an address (10.0.0.7) nor a network (10.0.0.0/8).");
}
