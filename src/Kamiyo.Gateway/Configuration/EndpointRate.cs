namespace Kamiyo.Gateway.Configuration;

/// <param name="PerSecond">Requests a second and client address; 0 turns the limit off.</param>
/// <param name="QueueLimit">Requests over it that wait for their turn instead of being refused, a client address.</param>
internal sealed record EndpointRate(int PerSecond, int QueueLimit);
