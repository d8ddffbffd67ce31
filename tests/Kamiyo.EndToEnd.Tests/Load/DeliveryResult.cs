namespace Kamiyo.EndToEnd.Tests.Load;

/// <summary>What became of one delivery, as its sender sees it.</summary>
internal enum DeliveryResult
{
    /// <summary>200: stored now.</summary>
    Accepted,

    /// <summary>200: stored before.</summary>
    Duplicate,

    /// <summary>503 with <c>Retry-After</c>: not stored.</summary>
    Unavailable,

    /// <summary>Nobody listens, or the connection ended before a byte of an answer: Stripe sends it again.</summary>
    Unanswered,

    /// <summary>The connection ended within an answer.</summary>
    Cut,
}
