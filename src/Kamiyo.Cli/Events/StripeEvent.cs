namespace Kamiyo.Cli.Events;

/// <summary>A finished event.</summary>
/// <param name="Id"><c>evt_…</c>.</param>
/// <param name="Type">Such as <c>invoice.paid</c>.</param>
/// <param name="CustomerId">
/// The customer that the body names, after overrides, as the gateway keys it: <c>acct_…/cus_…</c> for a connected account's.
/// Null when it names none.
/// </param>
/// <param name="Body">The JSON that is signed and sent.</param>
public sealed record StripeEvent(string Id, string Type, string? CustomerId, string Body);
