using System.Text.Json.Nodes;

namespace Kamiyo.Cli.Events;

/// <summary>An event type that can be made.</summary>
public interface IEventType
{
    string Name { get; }

    /// <summary>One line for <c>trigger --list</c>.</summary>
    string Summary { get; }

    /// <summary>The event's <c>data.object</c>, in the current API shape.</summary>
    JsonObject BuildObject(EventRequest request);
}
