namespace Kamiyo.Orleans.InProcess.Runtime;

internal enum RuntimeState
{
    NotStarted,
    Running,

    /// <summary>Only calls from grains are taken.</summary>
    Draining,
    Stopped,
}
