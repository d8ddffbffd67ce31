using System.Diagnostics.Metrics;
using Kamiyo.Grains.Outbox;
using Kamiyo.Storage.Outbox;
using Kamiyo.Telemetry.Prometheus;

namespace Kamiyo.Grains.Telemetry;

/// <summary>What becomes of messages.</summary>
internal sealed class OutboxMetrics : IStartingMetrics
{
    private const string Retry = "retry";

    private static readonly string[] Channels =
        [OutboxChannel.Email, OutboxChannel.Slack, OutboxChannel.Discord, OutboxChannel.Chat, OutboxChannel.Webhook];

    private static readonly string[] Results =
        [.. new[] { OutboxStatus.Sent, OutboxStatus.Unsent, OutboxStatus.Dropped, OutboxStatus.Dead }.Select(status => status.ToText()), Retry];

    private readonly Counter<long> _sends;

    public OutboxMetrics(IMeterFactory meters) => _sends = meters.Create(WebhookMetrics.MeterName)
        .CreateCounter<long>("kamiyo_outbox_sends", description: "Attempts to send a message, by channel and result.");

    /// <param name="result">What one attempt came to; one that is to be tried again counts as <c>retry</c>, though it be the last.</param>
    public void Attempted(string channel, SendResult result) => Add(1, channel, result.End?.ToText() ?? Retry);

    /// <summary>Counts those that were written as unsent, which nobody will attempt to send.</summary>
    public void Written(IReadOnlyList<OutboxEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (entry.UnsentBecause is not null)
            {
                Add(1, entry.Channel, OutboxStatus.Unsent.ToText());
            }
        }
    }

    public void RecordZeros()
    {
        foreach (var channel in Channels)
        {
            Array.ForEach(Results, result => Add(0, channel, result));
        }
    }

    private void Add(long count, string channel, string result) =>
        _sends.Add(count, new KeyValuePair<string, object?>("channel", channel), new KeyValuePair<string, object?>("result", result));
}
