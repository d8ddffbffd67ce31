using System.Globalization;

namespace Kamiyo.Billing.Tests.Building;

/// <summary>Plays steps as Stripe would and keeps the events it would send, in the order in which they happened.</summary>
internal sealed class Life
{
    private readonly Dictionary<int, SubscriptionSpec> _subscriptions = [];
    private readonly Dictionary<int, InvoiceSpec> _invoices = [];
    private readonly List<EventSpec> _events = [];
    private int _clock;
    private int _invoiceCount;

    public Life(IEnumerable<LifeStep> steps)
    {
        foreach (var step in steps)
        {
            Play(step);
        }
    }

    public IReadOnlyList<EventSpec> Events => _events;

    /// <summary>The subscriptions as they are in the end.</summary>
    public IReadOnlyCollection<SubscriptionSpec> Subscriptions => _subscriptions.Values;

    private void Play(LifeStep step)
    {
        _clock += step.Gap;
        var number = step.Subscription;
        if (!_subscriptions.TryGetValue(number, out var now))
        {
            Begin(number, step.Action);
            return;
        }

        if (now.Status == "canceled")
        {
            return;
        }

        switch (step.Action)
        {
            case LifeAction.Activate when now.Status is "incomplete" or "trialing":
                Change(number, now with { Status = "active" });
                break;
            case LifeAction.Upgrade:
                Change(number, now with { Items = [now.Items[0] with { PriceId = TestPlans.Enterprise }] });
                break;
            case LifeAction.Downgrade:
                Change(number, now with { Items = [now.Items[0] with { PriceId = TestPlans.Pro }] });
                break;
            case LifeAction.ChangeQuantity:
                Change(number, now with { Items = [now.Items[0] with { Quantity = now.Items[0].Quantity + 1 }] });
                break;
            case LifeAction.ScheduleCancellation:
                Change(number, now with { CancelAtPeriodEnd = true });
                break;
            case LifeAction.TakeCancellationBack:
                Change(number, now with { CancelAtPeriodEnd = false });
                break;
            case LifeAction.Renew when now.Status == "active":
                Renew(number, now);
                break;
            case LifeAction.FailPayment when now.Status is "active" or "past_due":
                FailPayment(number, now);
                break;
            case LifeAction.PayLate when now.Status is "past_due" or "unpaid":
                PayLate(number, now);
                break;
            case LifeAction.GiveUp when now.Status == "past_due":
                Change(number, now with { Status = "unpaid" });
                break;
            case LifeAction.WriteOff when now.Status is "past_due" or "unpaid":
                Add(EventSpec.Invoice("marked_uncollectible", _invoices[number] with { Status = "uncollectible" }));
                break;
            case LifeAction.PayOneOff:
                Add(EventSpec.PaymentIntent(new PaymentIntentSpec { Id = $"pi_{number}" }));
                break;
            case LifeAction.FailOneOff:
                Add(EventSpec.PaymentIntent(new PaymentIntentSpec { Id = $"pi_{number}", FailureMessage = "Declined." }));
                break;
            case LifeAction.TouchMetadata:
                Add(EventSpec.Updated(now, now));
                break;
            case LifeAction.Cancel:
                _subscriptions[number] = now with { Status = "canceled" };
                Add(EventSpec.Deleted(now));
                break;
        }
    }

    private void Begin(int number, LifeAction action)
    {
        var status = action switch { LifeAction.BeginTrial => "trialing", LifeAction.BeginIncomplete => "incomplete", _ => "active" };
        var begun = new SubscriptionSpec { Id = $"sub_{number}", Status = status, ApiVersion = ApiVersions.All[number % ApiVersions.All.Length] };
        _subscriptions[number] = begun;
        Add(EventSpec.Created(begun));
        if (action != LifeAction.BeginIncomplete)
        {
            Add(EventSpec.Checkout(new CheckoutSpec { Id = $"cs_{number}", SubscriptionId = begun.Id, Email = $"ada{number}@example.com" }));
        }
    }

    private void Change(int number, SubscriptionSpec after)
    {
        var before = _subscriptions[number];
        _subscriptions[number] = after;
        Add(EventSpec.Updated(before, after));
    }

    private void Renew(int number, SubscriptionSpec now)
    {
        var end = now.PeriodEnd!.Value.AddDays(30);
        Change(number, now with { PeriodEnd = end });
        AddPaid(NewInvoice(number) with { LineStart = now.PeriodEnd, LineEnd = end });
    }

    private void FailPayment(int number, SubscriptionSpec now)
    {
        var open = now.Status == "past_due" ? _invoices[number] : null;
        var invoice = open ?? NewInvoice(number);
        var failed = invoice with
        {
            Status = "open",
            AttemptCount = invoice == open ? invoice.AttemptCount + 1 : 1,
            NextAttemptAt = invoice.AttemptCount < 3 ? TestTime.At(_clock).AddDays(3) : null,
        };
        _invoices[number] = failed;
        Add(EventSpec.Invoice("payment_failed", failed));
        Change(number, now with { Status = "past_due" });
    }

    private void AddPaid(InvoiceSpec invoice)
    {
        Add(EventSpec.Invoice("paid", invoice with { Status = "paid" }));
        Add(EventSpec.Invoice("payment_succeeded", invoice with { Status = "paid" }));
    }

    private void PayLate(int number, SubscriptionSpec now)
    {
        AddPaid(_invoices[number]);
        Change(number, now with { Status = "active" });
    }

    private InvoiceSpec NewInvoice(int number)
    {
        _invoiceCount++;
        return new InvoiceSpec
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"in_{_invoiceCount}"),
            SubscriptionId = $"sub_{number}",
            CreatedAt = TestTime.At(_clock),
            ApiVersion = _subscriptions[number].ApiVersion,
        };
    }

    /// <summary>Ids in no order, as Stripe's are.</summary>
    private void Add(EventSpec spec) => _events.Add(spec with
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"evt_{(_events.Count + 1) * 7919 % 10007:00000}"),
        CreatedAt = TestTime.At(_clock),
    });
}
