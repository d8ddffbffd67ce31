using Kamiyo.Billing.Analytics;
using Kamiyo.Billing.Messages;
using Kamiyo.Billing.Payments;
using Kamiyo.Billing.Plans;
using Kamiyo.Billing.Stripe;
using Kamiyo.Billing.Subscriptions;

namespace Kamiyo.Billing.Syncing;

/// <summary>A sync while it is being decided: the state so far, and what differed.</summary>
internal sealed class SyncDraft(CustomerState state, FetchedCustomer fetched, PlanCatalog plans)
{
    private const string Newer = "an event that Stripe made after the fetch is known";
    private const string Ended = "Kamiyo was told of its end, and Stripe never revives a subscription";

    private readonly Watermark _watermark = new(fetched.FetchedAt, Watermark.FetchedRank, fetched.SyncId);

    public CustomerState State { get; private set; } = state;

    public List<SyncDifference> Differences { get; } = [];

    public List<Payment> Payments { get; } = [];

    public List<AnalyticsEvent> AnalyticsEvents { get; } = [];

    public void AddEmail()
    {
        if (string.IsNullOrWhiteSpace(fetched.Customer.Email) || fetched.Customer.Email == State.Email)
        {
            return;
        }

        // The addresses themselves stand in the state; audits and timelines are kept for good.
        var after = State.WithEmail(fetched.Customer.Email, new FactStamp(fetched.FetchedAt, fetched.SyncId));
        var known = State.Email is null ? null : "another address";
        Differences.Add(new SyncDifference(State.CustomerId, "email", known, "its address", ReferenceEquals(after, State) ? Newer : null));
        State = after;
    }

    public void Add(FetchedSubscription subscription)
    {
        Merge(SubscriptionStateFactory.Create(subscription.Subscription, _watermark, plans));
        if (subscription.LatestInvoice is { } invoice)
        {
            AddInvoice(invoice);
        }
    }

    /// <summary>Stripe keeps ended subscriptions for good, so one that it doesn't know any more gives no access either.</summary>
    public void AddMissing(string subscriptionId)
    {
        if (State.Subscriptions.GetValueOrDefault(subscriptionId) is not { IsTerminal: false } current)
        {
            return;
        }

        // Not left to the merge: there an end wins whatever its time.
        var isOutdated = current.Watermark?.CreatedAt >= fetched.FetchedAt;
        Differences.Add(new SyncDifference(subscriptionId, "subscription", current.Status, null, isOutdated ? Newer : null));
        if (!isOutdated)
        {
            Take(current with
            {
                Status = SubscriptionStatus.Canceled,
                EndedAt = fetched.FetchedAt,
                PastDueSince = null,
                Watermark = _watermark,
                Replaced = null,
                Rivals = [],
                NotPastDueAt = null,
                PastDueAt = [],
            });
            Count("subscription_canceled", subscriptionId, SubscriptionStatus.Canceled);
        }
    }

    private void Merge(SubscriptionState incoming)
    {
        var current = State.Subscriptions.GetValueOrDefault(incoming.SubscriptionId);
        if (current is null)
        {
            Differences.Add(new SyncDifference(incoming.SubscriptionId, "subscription", null, $"{TierName.Of(incoming.Tier)} ({incoming.Status})"));
            Take(SubscriptionMerge.Add(null, incoming));
            Count("subscription_created", incoming.SubscriptionId, incoming.Status);
            return;
        }

        var merged = SubscriptionMerge.Add(current, incoming);
        var isTaken = merged.Watermark == _watermark;
        var differences = SubscriptionDifferences.Between(
            current, incoming, isTaken ? null : current.IsTerminal && !incoming.IsTerminal ? Ended : Newer).ToList();
        Differences.AddRange(differences);
        if (!isTaken || differences.Count == 0)
        {
            return;
        }

        Take(merged);
        if (merged.IsTerminal && !current.IsTerminal)
        {
            Count("subscription_canceled", merged.SubscriptionId, merged.Status);
        }
    }

    private void AddInvoice(StripeInvoiceStatus latest)
    {
        var invoice = latest.Invoice;
        var known = State.Invoices.GetValueOrDefault(invoice.InvoiceId);
        var isPaid = latest.Status == "paid" && known?.PaidAt is null;
        var isWrittenOff = latest.Status == "uncollectible" && known?.UncollectibleAt is null;
        if (!isPaid && !isWrittenOff)
        {
            return;
        }

        var at = (isPaid ? latest.PaidAt : latest.UncollectibleAt) ?? fetched.FetchedAt;
        var invoices = InvoiceLedger.Add(State.Invoices, new InvoiceFacts(
            invoice.InvoiceId,
            invoice.SubscriptionId,
            invoice.CreatedAt ?? at,
            isPaid ? at : null,
            UncollectibleAt: isWrittenOff ? at : null,
            AmountPaid: isPaid ? invoice.AmountPaid : 0));
        if (!invoices.ContainsKey(invoice.InvoiceId))
        {
            // Too old to be kept, so it decides nothing; told again, it would be a difference for ever.
            return;
        }

        Differences.Add(new SyncDifference(invoice.InvoiceId, "invoice", known is null ? null : "not paid", latest.Status));
        State = State with
        {
            Invoices = invoices,
            PaidThrough = isPaid && Nullable.Compare(invoice.PaidPeriodEnd, State.PaidThrough) > 0 ? invoice.PaidPeriodEnd : State.PaidThrough,
        };
        if (isPaid)
        {
            Payments.Add(new Payment(
                invoice.InvoiceId,
                invoice.InvoiceId,
                PaymentStatus.Succeeded,
                invoice.AmountPaid,
                invoice.Currency,
                invoice.AttemptCount,
                fetched.SyncId,
                at));
        }
    }

    private void Take(SubscriptionState subscription) =>
        State = State with { Subscriptions = State.Subscriptions.SetItem(subscription.SubscriptionId, subscription) };

    /// <summary>With the key of the event that should have told it, which may still come: counted once.</summary>
    private void Count(string name, string subscriptionId, string status) =>
        AnalyticsEvents.Add(new AnalyticsEvent(
            name, subscriptionId, Message.Once, fetched.FetchedAt, AnalyticsProperties.Of(("status", status), ("source", "sync"))));
}
