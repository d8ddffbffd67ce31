using System.Diagnostics;

namespace Kamiyo.Grains.Telemetry;

/// <summary>The spans of one event: receive, store, process, apply, commit. Null, and free, while nobody listens.</summary>
public static class KamiyoActivity
{
    public const string SourceName = "Kamiyo";
    public const string Receive = "receive";
    public const string Store = "store";
    public const string Process = "process";
    public const string Apply = "apply";
    public const string Commit = "commit";

    public const string EventIdTag = "kamiyo.event_id";

    private static readonly ActivitySource Source = new(SourceName);

    public static Activity? Start(string name) => Source.StartActivity(name);

    public static Activity? Start(string name, string eventId) => Source.StartActivity(name)?.SetTag(EventIdTag, eventId);

    /// <param name="parent">The span that led to this one and may have ended since; the current one when it is not known.</param>
    public static Activity? Start(string name, string eventId, ActivityContext parent) =>
        Source.StartActivity(name, ActivityKind.Internal, parent)?.SetTag(EventIdTag, eventId);

    /// <summary>Says which event the current span is about, once that is known.</summary>
    public static void SetEventId(string eventId) => Current?.SetTag(EventIdTag, eventId);

    public static void SetFailure(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        Current?.SetStatus(ActivityStatusCode.Error, exception.Message);
    }

    // The web server has activities of its own, for its logs, that must not be paid for here.
    private static Activity? Current => Activity.Current is { Source.Name: SourceName } current ? current : null;
}
