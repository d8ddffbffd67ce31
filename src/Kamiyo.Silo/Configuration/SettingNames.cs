using Kamiyo.Billing.Plans;

namespace Kamiyo.Silo.Configuration;

/// <summary>Every setting that the programs read, apart from those of messages.</summary>
internal static class SettingNames
{
    public const string Plans = "Kamiyo:Plans";
    public const string AdminKeys = "Kamiyo:Admin:Keys";
    public const string RateLimits = "Kamiyo:RateLimits";
    public const string AdminFailures = "AdminFailures";

    /// <summary>The name in audits of the key that <c>ADMIN_API_KEY</c> holds.</summary>
    public const string DefaultAdminKeyName = "default";

    public static readonly Setting WebhookSecrets = new("Kamiyo:Stripe:WebhookSecrets", "STRIPE_WEBHOOK_SECRET");
    public static readonly Setting SignatureToleranceSeconds = new("Kamiyo:Stripe:SignatureToleranceSeconds");
    public static readonly Setting StripeSecretKey = new("Kamiyo:Stripe:SecretKey", "STRIPE_SECRET_KEY");
    public static readonly Setting StripeApiBase = new("Kamiyo:Stripe:ApiBase");
    public static readonly Setting DefaultAdminKey = new($"{AdminKeys}:{DefaultAdminKeyName}", "ADMIN_API_KEY");
    public static readonly Setting AdminFailuresPerMinute = new($"{RateLimits}:{AdminFailures}:PerMinute");
    public static readonly Setting DatabaseUrl = new("Kamiyo:Database:Url", "DATABASE_URL");
    public static readonly Setting ConnectTimeoutSeconds = new("Kamiyo:Database:ConnectTimeoutSeconds");
    public static readonly Setting AnswerTimeoutSeconds = new("Kamiyo:Database:AnswerTimeoutSeconds");
    public static readonly Setting StatementTimeoutSeconds = new("Kamiyo:Database:StatementTimeoutSeconds");
    public static readonly Setting ProbeIntervalSeconds = new("Kamiyo:Database:ProbeIntervalSeconds");
    public static readonly Setting StartupWaitSeconds = new("Kamiyo:Database:StartupWaitSeconds");
    public static readonly Setting DataDirectory = new("Kamiyo:DataDirectory");
    public static readonly Setting EnvFile = new("Kamiyo:EnvFile");
    public static readonly Setting MaxBodyBytes = new("Kamiyo:Webhook:MaxBodyBytes");
    public static readonly Setting MaxConnections = new("Kamiyo:Server:MaxConnections");
    public static readonly Setting HeadersTimeoutSeconds = new("Kamiyo:Server:HeadersTimeoutSeconds");
    public static readonly Setting KeepAliveSeconds = new("Kamiyo:Server:KeepAliveSeconds");
    public static readonly Setting BodyGraceSeconds = new("Kamiyo:Server:BodyGraceSeconds");
    public static readonly Setting MinBodyBytesPerSecond = new("Kamiyo:Server:MinBodyBytesPerSecond");
    public static readonly Setting MaxStreams = new("Kamiyo:Server:MaxStreamsPerConnection");
    public static readonly Setting RetryDelays = new("Kamiyo:Retry:Delays");
    public static readonly Setting RetryJitter = new("Kamiyo:Retry:Jitter");
    public static readonly Setting TrustedProxies = new("Kamiyo:TrustedProxies");
    public static readonly Setting TrustedProxyHops = new("Kamiyo:TrustedProxyHops");
    public static readonly Setting MetricsRequireAdminKey = new("Kamiyo:Metrics:RequireAdminKey");
    public static readonly Setting HealthSilenceMinutes = new("Kamiyo:Health:SilenceMinutes");
    public static readonly Setting HealthPendingMinutes = new("Kamiyo:Health:PendingMinutes");
    public static readonly Setting HealthMinimumEvents = new("Kamiyo:Health:MinimumEvents");
    public static readonly Setting HealthUnusedSecretDays = new("Kamiyo:Health:UnusedSecretDays");
    public static readonly Setting ClusterMode = new("Kamiyo:Cluster:Mode");
    public static readonly Setting ClusterId = new("Kamiyo:Cluster:ClusterId");
    public static readonly Setting ClusterServiceId = new("Kamiyo:Cluster:ServiceId");
    public static readonly Setting ClusterSiloPort = new("Kamiyo:Cluster:SiloPort");
    public static readonly Setting ClusterGatewayPort = new("Kamiyo:Cluster:GatewayPort");
    public static readonly Setting ClusterAdvertisedAddress = new("Kamiyo:Cluster:AdvertisedAddress");
    public static readonly Setting ClusterDashboard = new("Kamiyo:Cluster:Dashboard");
    public static readonly Setting GraceDays = new("Kamiyo:GraceDays");

    public static Setting RatePerSecond(string endpoint) => new($"{RateLimits}:{endpoint}:PerSecond");

    public static Setting RateQueueLimit(string endpoint) => new($"{RateLimits}:{endpoint}:QueueLimit");

    public static Setting PriceIds(Tier tier) =>
        new($"{Plans}:{tier}:PriceIds", tier is Tier.Free ? null : $"STRIPE_PRICE_ID_{tier.ToString().ToUpperInvariant()}");
}
