using System.Net;
using Kamiyo.Grains.Interfaces.WebhookEvents;

namespace Kamiyo.Gateway.Webhooks;

/// <summary>What the webhook route logs; refusals by way of <see cref="RefusalLog"/>. The runbook searches for "Invalid signature" and "Missing signature".</summary>
internal static partial class StripeWebhookLog
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Event {EventId} ({Type}) {Result}")]
    public static partial void EventReceived(this ILogger logger, string eventId, string type, ReceiveResult result);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "Event {EventId} could not be stored; Stripe will send it again")]
    public static partial void EventNotStored(this ILogger logger, Exception exception, string eventId);

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "Missing signature from {Client}: {Reason}")]
    public static partial void MissingSignature(this ILogger logger, IPAddress? client, string? reason);

    [LoggerMessage(EventId = 4, Level = LogLevel.Warning, Message = "Invalid signature from {Client} ({Code}): {Reason}")]
    public static partial void InvalidSignature(this ILogger logger, IPAddress? client, string code, string? reason);

    [LoggerMessage(EventId = 5, Level = LogLevel.Warning, Message = "Unreadable request from {Client} ({Code}): {Reason}")]
    public static partial void Unreadable(this ILogger logger, IPAddress? client, string code, string? reason);

    [LoggerMessage(
        EventId = 6,
        Level = LogLevel.Warning,
        Message = "Event {EventId} has the API version {ApiVersion}, which this Kamiyo does not know; it is read like the newest. Check that such events are processed. Said once a version")]
    public static partial void UnknownApiVersion(this ILogger logger, string eventId, string apiVersion);

    [LoggerMessage(EventId = 8, Level = LogLevel.Warning, Message = "Missing signature: {Count} more within {Seconds} s, not listed one by one")]
    public static partial void MoreMissingSignatures(this ILogger logger, long count, double seconds);

    [LoggerMessage(EventId = 9, Level = LogLevel.Warning, Message = "Invalid signature: {Count} more within {Seconds} s, not listed one by one")]
    public static partial void MoreInvalidSignatures(this ILogger logger, long count, double seconds);

    [LoggerMessage(EventId = 10, Level = LogLevel.Warning, Message = "Unreadable request: {Count} more within {Seconds} s, not listed one by one")]
    public static partial void MoreUnreadable(this ILogger logger, long count, double seconds);

    // Debug: the store, or the connection to the silos, says once that it is away, and Stripe's dashboard lists what it will send again.
    [LoggerMessage(EventId = 7, Level = LogLevel.Debug, Message = "Event {EventId} refused while the database or every silo is away; Stripe will send it again")]
    public static partial void EventRefused(this ILogger logger, string eventId);
}
