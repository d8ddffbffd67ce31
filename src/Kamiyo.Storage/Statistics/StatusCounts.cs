using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Storage.Statistics;

internal static class StatusCounts
{
    /// <summary>With a zero for every status that no event has.</summary>
    public static IReadOnlyDictionary<WebhookEventStatus, long> Of(IEnumerable<(WebhookEventStatus Status, long Count)> counts)
    {
        var all = Enum.GetValues<WebhookEventStatus>().ToDictionary(status => status, _ => 0L);
        foreach (var (status, count) in counts)
        {
            all[status] = count;
        }

        return all;
    }
}
