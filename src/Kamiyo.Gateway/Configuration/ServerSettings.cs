namespace Kamiyo.Gateway.Configuration;

/// <summary>What one client, and all of them together, can hold of the server.</summary>
/// <param name="MaxConnections">Open connections of all clients together; one more is closed without an answer.</param>
/// <param name="HeadersTimeout">How long a client may take for the request line and headers.</param>
/// <param name="KeepAliveTimeout">How long a connection may stay open with nothing asked.</param>
/// <param name="BodyGrace">How long a body may be slower than <paramref name="MinBodyBytesPerSecond"/>.</param>
/// <param name="MinBodyBytesPerSecond">The least that a body has to come at, on average, after <paramref name="BodyGrace"/>.</param>
/// <param name="MaxStreams">Requests at once on one HTTP/2 connection; HTTP/2 is on where the gateway itself has a certificate.</param>
internal sealed record ServerSettings(
    int MaxConnections, TimeSpan HeadersTimeout, TimeSpan KeepAliveTimeout, TimeSpan BodyGrace, int MinBodyBytesPerSecond, int MaxStreams)
{
    public static ServerSettings Read(SettingsReader reader) => new(
        reader.Integer(SettingNames.MaxConnections, 4096, minimum: 1, maximum: 1_000_000),
        TimeSpan.FromSeconds(reader.Integer(SettingNames.HeadersTimeoutSeconds, 10, minimum: 1, maximum: 600)),
        TimeSpan.FromSeconds(reader.Integer(SettingNames.KeepAliveSeconds, 75, minimum: 1, maximum: 3600)),
        // Kestrel looks once a second; a shorter grace would fall on a healthy client.
        TimeSpan.FromSeconds(reader.Integer(SettingNames.BodyGraceSeconds, 5, minimum: 2, maximum: 600)),
        reader.Integer(SettingNames.MinBodyBytesPerSecond, 1024, minimum: 1, maximum: 1024 * 1024),
        reader.Integer(SettingNames.MaxStreams, 100, minimum: 1, maximum: 10_000));
}
