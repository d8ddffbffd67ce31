using System.Collections.Immutable;
using Kamiyo.Billing.Overrides;

namespace Kamiyo.Billing.Subscriptions;

/// <summary>All that Kamiyo knows of a customer: the sum of the events applied so far, whatever order they came in.</summary>
/// <param name="CustomerId">Stripe's customer id, or <c>acct_…/cus_…</c> for a connected account.</param>
/// <param name="UserId">The SaaS' own id (<c>client_reference_id</c>); null until a checkout told it.</param>
/// <param name="Email">Null until an event told it.</param>
/// <param name="PaidThrough">The end of the latest period an invoice was paid for.</param>
/// <param name="Subscriptions">By subscription id.</param>
public sealed record CustomerState(
    string CustomerId,
    string? UserId,
    string? Email,
    DateTimeOffset? PaidThrough,
    ImmutableSortedDictionary<string, SubscriptionState> Subscriptions)
{
    /// <summary>Where <see cref="UserId"/> comes from.</summary>
    public FactStamp? UserIdFrom { get; init; }

    /// <summary>Where <see cref="Email"/> comes from.</summary>
    public FactStamp? EmailFrom { get; init; }

    /// <summary>When a checkout of a subscription was last seen paid, by subscription id.</summary>
    public ImmutableSortedDictionary<string, DateTimeOffset> PaidCheckouts { get; init; } =
        ImmutableSortedDictionary.Create<string, DateTimeOffset>(StringComparer.Ordinal);

    /// <summary>What an operator set; null when nothing is.</summary>
    public CustomerOverride? Override { get; init; }

    /// <summary>The latest invoices by id; see <see cref="InvoiceFacts"/>.</summary>
    public ImmutableSortedDictionary<string, InvoiceFacts> Invoices { get; init; } =
        ImmutableSortedDictionary.Create<string, InvoiceFacts>(StringComparer.Ordinal);

    public static CustomerState New(string customerId) =>
        new(customerId, null, null, null, ImmutableSortedDictionary.Create<string, SubscriptionState>(StringComparer.Ordinal));

    /// <summary>This state with a user id that an event told, unless a newer event told another.</summary>
    internal CustomerState WithUserId(string? userId, FactStamp stamp) =>
        string.IsNullOrWhiteSpace(userId) || !stamp.IsNewerThan(UserIdFrom) ? this : this with { UserId = userId, UserIdFrom = stamp };

    /// <summary>This state with an e-mail address that an event told, unless a newer event told another.</summary>
    internal CustomerState WithEmail(string? email, FactStamp stamp) =>
        string.IsNullOrWhiteSpace(email) || !stamp.IsNewerThan(EmailFrom) ? this : this with { Email = email, EmailFrom = stamp };
}
