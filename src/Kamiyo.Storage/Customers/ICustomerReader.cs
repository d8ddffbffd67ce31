using Kamiyo.Billing.Payments;
using Kamiyo.Storage.Audit;
using Kamiyo.Storage.Outbox;
using Kamiyo.Storage.Paging;
using Kamiyo.Storage.Subscriptions;

namespace Kamiyo.Storage.Customers;

/// <summary>
/// A customer's story: what came, what it changed, what was paid, what was sent. Pages are newest first; of an unknown
/// customer they are empty. A limit is from 1 to 1,000, otherwise <see cref="ArgumentOutOfRangeException"/>; a cursor is a
/// page's <see cref="Page{T}.NextCursor"/> of the same list, or null for the first page, otherwise
/// <see cref="FormatException"/> with a message for the caller.
/// </summary>
public interface ICustomerReader
{
    Task<Page<TimelineEntry>> TimelineAsync(string customerId, string? cursor, int limit, CancellationToken cancellationToken);

    Task<Page<Payment>> PaymentsAsync(string customerId, string? cursor, int limit, CancellationToken cancellationToken);

    Task<Page<StoredAuditEntry>> AuditAsync(string customerId, string? cursor, int limit, CancellationToken cancellationToken);

    Task<Page<StoredOutboxMessage>> OutboxAsync(string customerId, string? cursor, int limit, CancellationToken cancellationToken);

    /// <summary>The customer of a user of the SaaS; of several the one that was updated last; null for an unknown user.</summary>
    Task<string?> FindCustomerIdByUserIdAsync(string userId, CancellationToken cancellationToken);
}
