namespace Kamiyo.Gateway.Configuration;

/// <param name="Webhook">Where Stripe delivers.</param>
/// <param name="Admin">What needs an admin key.</param>
/// <param name="Entitlements">What the application itself asks, from few addresses and often.</param>
internal sealed record RateLimitSettings(EndpointRate Webhook, EndpointRate Admin, EndpointRate Entitlements)
{
    private const int DefaultWebhooksPerSecond = 10;

    private static readonly string[] Endpoints = [nameof(Webhook), nameof(Admin), nameof(Entitlements)];

    public static RateLimitSettings Read(SettingsReader reader)
    {
        FindUnknownEndpoints(reader);

        // Who comes with a key is trusted with the load; wrong keys have a limit of their own.
        return new(
            ReadRate(reader, nameof(Webhook), DefaultWebhooksPerSecond),
            ReadRate(reader, nameof(Admin), perSecond: 0),
            ReadRate(reader, nameof(Entitlements), perSecond: 0));
    }

    private static EndpointRate ReadRate(SettingsReader reader, string endpoint, int perSecond)
    {
        perSecond = reader.Integer(SettingNames.RatePerSecond(endpoint), perSecond, minimum: 0, maximum: 1_000_000);

        // As many as a second lets through: nobody waits in line for longer than that.
        return new(perSecond, reader.Integer(SettingNames.RateQueueLimit(endpoint), perSecond, minimum: 0, maximum: 1_000_000));
    }

    // A limit that is misspelt would be no limit.
    private static void FindUnknownEndpoints(SettingsReader reader)
    {
        foreach (var child in reader.Section(SettingNames.RateLimits).GetChildren())
        {
            if (!Endpoints.Append(SettingNames.AdminFailures).Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            {
                reader.AddProblem($"{SettingNames.RateLimits}:{child.Key} names no endpoint. Limits are for {string.Join(", ", Endpoints)} and {SettingNames.AdminFailures}.");
            }
        }
    }
}
