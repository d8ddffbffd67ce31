using Kamiyo.Billing.Plans;
using Kamiyo.Billing.Subscriptions;
using Kamiyo.Gateway.Requests;
using Kamiyo.Grains.Interfaces.Subscriptions;

namespace Kamiyo.Gateway.Customers;

/// <summary>
/// Reads <c>{"subscription_tier":"team","subscription_status":"active","reason":"…","ends_at":"2026-12-01T00:00:00Z",
/// "ends_with_next_event":true}</c>. A tier or a status and the reason are required. So that none is forgotten, an override without <c>ends_at</c> ends with Stripe's next
/// subscription event unless <c>ends_with_next_event</c> says false.
/// </summary>
internal static class OverrideRequest
{
    public const string ReasonField = "reason";

    private const string TierField = "subscription_tier";
    private const string StatusField = "subscription_status";
    private const string EndsAtField = "ends_at";
    private const string EndsWithNextEventField = "ends_with_next_event";

    private const int MaxNameLength = 50;
    private const int MaxReasonLength = 500;

    public static readonly IReadOnlyList<string> Names = [TierField, StatusField, ReasonField, EndsAtField, EndsWithNextEventField];

    private static readonly string[] Tiers = [.. Enum.GetValues<Tier>().Select(TierName.Of)];

    private static readonly string[] Statuses =
    [
        SubscriptionStatus.Trialing, SubscriptionStatus.Active, SubscriptionStatus.PastDue, SubscriptionStatus.Unpaid, SubscriptionStatus.Paused,
        SubscriptionStatus.Canceled, SubscriptionStatus.Incomplete, SubscriptionStatus.IncompleteExpired,
    ];

    /// <exception cref="InvalidRequestException">A field is unknown, missing or can't be used.</exception>
    public static async Task<OperatorOverride> ReadAsync(
        Stream body, string operatorName, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var fields = await JsonFields.ReadAsync(body, Names, cancellationToken);
        var tier = fields.Text(TierField, MaxNameLength);
        var status = fields.Text(StatusField, MaxNameLength);
        var endsAt = fields.Time(EndsAtField);
        Check(tier is null || TierName.Find(tier) is not null, TierField, $"must be one of {string.Join(", ", Tiers)}.");
        Check(status is null || Statuses.Contains(status), StatusField, $"must be one of {string.Join(", ", Statuses)}.");
        Check(tier is not null || status is not null, TierField, $"or {StatusField} must be given.");
        Check(endsAt is null || endsAt > now, EndsAtField, "must be in the future.");
        return new OperatorOverride(
            tier,
            status,
            fields.Text(ReasonField, MaxReasonLength) ?? throw new InvalidRequestException(ReasonField, "must be given: the audit keeps it."),
            operatorName,
            now,
            endsAt,
            fields.Flag(EndsWithNextEventField) ?? endsAt is null);
    }

    /// <summary>The reason of a DELETE.</summary>
    /// <exception cref="InvalidRequestException">It is missing, empty or too long.</exception>
    public static string ReadReason(IQueryCollection query)
    {
        var reason = new QueryFields(query).Text(ReasonField)?.Trim()
            ?? throw new InvalidRequestException(ReasonField, "must be given in the query: the audit keeps it.");
        Check(reason.Length <= MaxReasonLength, ReasonField, $"must not be longer than {MaxReasonLength} characters.");
        return reason;
    }

    private static void Check(bool isRight, string field, string problem)
    {
        if (!isRight)
        {
            throw new InvalidRequestException(field, problem);
        }
    }
}
