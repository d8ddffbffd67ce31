using System.Net;
using System.Net.Sockets;

namespace Kamiyo.Gateway.RateLimits;

/// <summary>Whom a limit counts against.</summary>
internal static class ClientAddress
{
    private const int PrefixBytes = 8;

    /// <summary>The address; for IPv6 its /64, since one client commands all of it and could change its address with every request.</summary>
    public static IPAddress Of(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        if (address.AddressFamily is not AddressFamily.InterNetworkV6)
        {
            return address;
        }

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        bytes[PrefixBytes..].Clear();
        return new IPAddress(bytes);
    }
}
