using Kamiyo.Gateway.Configuration;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Kamiyo.Gateway.Server;

/// <summary>Bounds what one client can hold of the server. A webhook takes milliseconds, so the limits are tighter than Kestrel's own.</summary>
internal sealed class KestrelSetup(IConfiguration configuration) : IConfigureOptions<KestrelServerOptions>
{
    // Stripe's headers come to about half a kilobyte; proxies and browsers add theirs.
    private const int MaxHeaderBytes = 16 * 1024;

    // Above the webhook route's own limit, so that its answer is given and not Kestrel's.
    private const int BodySlack = 64 * 1024;

    public void Configure(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        var limits = options.Limits;

        // Not injected: the server is built before settings are checked, and must leave it to the check to tell of all problems.
        var reader = new SettingsReader(configuration);
        var webhook = WebhookSettings.Read(reader);
        var server = ServerSettings.Read(reader);
        limits.MaxConcurrentConnections = server.MaxConnections;
        limits.MaxConcurrentUpgradedConnections = 0;
        limits.MaxRequestLineSize = 8 * 1024;
        limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
        limits.MaxRequestHeaderCount = 64;
        limits.MaxRequestBodySize = webhook.MaxBodyBytes + BodySlack;
        limits.RequestHeadersTimeout = server.HeadersTimeout;
        limits.KeepAliveTimeout = server.KeepAliveTimeout;
        limits.MinRequestBodyDataRate = new MinDataRate(server.MinBodyBytesPerSecond, server.BodyGrace);
        limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(10));
        limits.Http2.MaxStreamsPerConnection = server.MaxStreams;
        limits.Http2.MaxRequestHeaderFieldSize = MaxHeaderBytes;
    }
}
