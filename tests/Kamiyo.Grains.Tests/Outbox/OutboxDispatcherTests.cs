using Kamiyo.Billing.Messages;
using Kamiyo.Billing.Subscriptions;
using Kamiyo.Delivery.OutgoingWebhooks;
using Kamiyo.Delivery.Templates;
using Kamiyo.Grains.Interfaces.Subscriptions;
using Kamiyo.Grains.Tests.Events;
using Kamiyo.Storage.Outbox;
using Kamiyo.Testing.Waiting;

namespace Kamiyo.Grains.Tests.Outbox;

public sealed class OutboxDispatcherTests : OutboxTests
{
    [Fact]
    public async Task Dunning_for_an_invoice_that_is_paid_meanwhile_is_dropped()
    {
        await Write(WithInvoice("in_1", paidAt: null), Outgoing.Mail(Outgoing.PaymentFailed("in_1")));
        await Write(WithInvoice("in_1", paidAt: Host.Time.GetUtcNow()));

        await Outbox.Dispatch();

        await Becomes("in_1 dropped 0");
        (await Reason()).ShouldBe("in_1 has been paid.");
        Mails.Emails.ShouldBeEmpty();
    }

    [Fact]
    public async Task Dunning_for_an_invoice_that_is_still_unpaid_is_sent()
    {
        await Write(WithInvoice("in_1", paidAt: null), Outgoing.Mail(Outgoing.PaymentFailed("in_1")));

        await Outbox.Dispatch();

        await Becomes("in_1 sent 1");
        Mails.Emails.ShouldHaveSingleItem().MessageKey.ShouldBe("payment_failed:in_1:attempt-1:email");
    }

    [Fact]
    public async Task Operators_are_told_in_their_chat()
    {
        await WriteAndDispatch(
            Outgoing.Mail(Outgoing.LastAttemptFailed("in_1")) with { Channel = OutboxChannel.Slack },
            Dead("evt_1"));

        await Becomes("evt_1 sent 1", "in_1 sent 1");
        Slack.Notices.Count.ShouldBe(2);
        Slack.Notices.ShouldContain(notice => notice.Text.Contains("no plan") || notice.Fields.Any(field => field.Value.Contains("no plan")));
        Mails.Emails.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_notice_for_a_chat_that_is_not_configured_any_more_is_unsent()
    {
        await WriteAndDispatch(Dead("evt_1") with { Channel = OutboxChannel.Discord });

        await Becomes("evt_1 unsent 0");
        (await Reason()).ShouldNotBeNull().ShouldContain("DISCORD_WEBHOOK_URL");
        Slack.Notices.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_SaaS_is_told_of_the_access_and_the_plan_of_a_new_customer()
    {
        await Host.Grains.GetGrain<ISubscriptionGrain>(Outgoing.CustomerId).Apply(new SubscriptionEvent().ToApply());

        await Eventually.Get(() => Task.FromResult(Webhooks.Webhooks.Count), count => count == 2, "the SaaS to be told");
        Webhooks.Webhooks.Select(webhook => webhook.Type).Order(StringComparer.Ordinal)
            .ShouldBe([CustomerChangedData.AccessChanged, CustomerChangedData.PlanChanged]);
        foreach (var webhook in Webhooks.Webhooks)
        {
            webhook.MessageKey.ShouldBe($"{webhook.Type}:cus_1:evt_1:webhook");
            webhook.Data.GetProperty("subscription_tier").GetString().ShouldBe("pro");
            webhook.Data.GetProperty("previous").GetProperty("subscription_tier").GetString().ShouldBe("free");
        }
    }

    private static CustomerState WithInvoice(string invoiceId, DateTimeOffset? paidAt)
    {
        var state = CustomerState.New(Outgoing.CustomerId);
        var invoice = new InvoiceFacts(invoiceId, "sub_1", SubscriptionEvent.Earlier, PaidAt: paidAt, FailedAt: SubscriptionEvent.Earlier, Attempt: 1);
        return state with { Invoices = state.Invoices.Add(invoiceId, invoice) };
    }

    private static OutboxEntry Dead(string eventId) => new(
        EventDeadData.Kind,
        eventId,
        Message.Once,
        OutboxChannel.Slack,
        Outgoing.CustomerId,
        Recipient: null,
        new EventDeadData(eventId, "invoice.paid", Outgoing.CustomerId, "There is no plan for price_x.", Attempts: 1).ToJson(),
        SubscriptionEvent.Earlier);
}
