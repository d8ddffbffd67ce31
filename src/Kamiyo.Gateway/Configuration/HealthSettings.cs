namespace Kamiyo.Gateway.Configuration;

/// <summary>Beyond what webhooks aren't healthy. The shares of failed events that count are fixed.</summary>
/// <param name="Silence">How long no event may come in; null when any time is fine.</param>
/// <param name="Pending">How long an event may wait after it was due.</param>
/// <param name="MinimumEvents">With fewer events than this, failed ones make it degraded and never unhealthy.</param>
/// <param name="UnusedSecret">After which it is said that one of several secrets hasn't matched.</param>
internal sealed record HealthSettings(TimeSpan? Silence, TimeSpan Pending, int MinimumEvents, TimeSpan UnusedSecret)
{
    // The smallest number of which one failed event isn't more than 20 %: one alone never answers 503.
    private const int DefaultMinimumEvents = 5;

    public static HealthSettings Read(SettingsReader reader)
    {
        var silence = reader.Integer(SettingNames.HealthSilenceMinutes, fallback: 0, minimum: 0, maximum: 525_600);
        return new(
            silence == 0 ? null : TimeSpan.FromMinutes(silence),
            TimeSpan.FromMinutes(reader.Integer(SettingNames.HealthPendingMinutes, fallback: 5, minimum: 1, maximum: 10_080)),
            reader.Integer(SettingNames.HealthMinimumEvents, DefaultMinimumEvents, minimum: 1, maximum: 1_000_000),
            TimeSpan.FromDays(reader.Integer(SettingNames.HealthUnusedSecretDays, fallback: 7, minimum: 1, maximum: 365)));
    }
}
