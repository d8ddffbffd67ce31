namespace Kamiyo.Gateway.RetryJobs;

/// <summary>Which failed and dead events to take up again; a field that is left out asks for nothing. <see cref="RetryRequest"/> reads it.</summary>
/// <param name="Status"><c>failed</c> or <c>dead</c>; both when left out.</param>
/// <param name="Type">Only events of this type.</param>
/// <param name="CustomerId">Only events of this customer.</param>
/// <param name="Account">Only events of this connected account.</param>
/// <param name="Livemode">Only live events, or only those of test mode.</param>
/// <param name="ReceivedAfter">Received then or later.</param>
/// <param name="ReceivedBefore">Received earlier than that.</param>
/// <param name="ErrorContains">A part of the last error's message.</param>
/// <param name="DryRun">Only counts.</param>
internal sealed record RetryBody(
    string? Status,
    string? Type,
    string? CustomerId,
    string? Account,
    bool? Livemode,
    DateTimeOffset? ReceivedAfter,
    DateTimeOffset? ReceivedBefore,
    string? ErrorContains,
    bool? DryRun);
