using Kamiyo.Grains.Interfaces.Retention;

namespace Kamiyo.Grains.Retention;

/// <summary>What came to its end before these times may go.</summary>
internal sealed record RetentionAges(DateTimeOffset Events, DateTimeOffset Payloads, DateTimeOffset Messages)
{
    /// <summary>Whether payloads go before their events do; otherwise they go with them.</summary>
    public bool HasEarlierPayloads => Payloads > Events;

    /// <exception cref="ArgumentOutOfRangeException">The age that is asked for is less than a day.</exception>
    public static RetentionAges Of(RetentionRequest request, RetentionOptions options, DateTimeOffset now)
    {
        if (request.OlderThanDays is { } days)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(days, 1, nameof(request));
        }

        var eventDays = request.OlderThanDays ?? options.Days;
        var payloadDays = request.OlderThanDays ?? options.PayloadDays ?? options.Days;
        return new RetentionAges(Before(now, eventDays), Before(now, payloadDays), Before(now, options.MessageDays));
    }

    // An age beyond the calendar's beginning is a fair way to say "nothing".
    private static DateTimeOffset Before(DateTimeOffset now, int days) =>
        (now - DateTimeOffset.UnixEpoch).TotalDays > days ? now.AddDays(-days) : DateTimeOffset.UnixEpoch;
}
