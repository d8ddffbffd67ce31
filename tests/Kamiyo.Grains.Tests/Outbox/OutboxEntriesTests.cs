using Kamiyo.Billing.Events;
using Kamiyo.Billing.Plans;
using Kamiyo.Billing.Subscriptions;
using Kamiyo.Delivery.OutgoingWebhooks;
using Kamiyo.Delivery.Templates;
using Kamiyo.Grains.Outbox;
using Kamiyo.Grains.Tests.Events;
using Kamiyo.Grains.WebhookEvents;
using Kamiyo.Storage.Outbox;
using Kamiyo.Storage.Subscriptions;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Grains.Tests.Outbox;

public sealed class OutboxEntriesTests
{
    private static readonly DateTimeOffset Now = SubscriptionEvent.Earlier.AddHours(1);

    private static readonly OutboxChannels Nothing = new([], HasWebhook: false);

    private static readonly OutboxChannels Everything = new([OutboxChannel.Slack, OutboxChannel.Discord], HasWebhook: true);

    private static readonly CustomerStanding Free = new(Tier.Free, "none", ApiAccess: false, [], CancelAtPeriodEnd: false);

    private static readonly CustomerStanding Pro = new(Tier.Pro, "active", ApiAccess: true, ["api"], CancelAtPeriodEnd: false);

    private static readonly CustomerStanding Team = Pro with { Tier = Tier.Team };

    private static readonly TimelineEntry Cause = new(
        "evt_1", "cus_1", SubscriptionEvent.UpdatedType, EventOutcome.Applied, "changed", null, "{}", SubscriptionEvent.Earlier, Now);

    [Fact]
    public void A_customer_is_told_by_email_whatever_chats_there_are() =>
        OutboxEntries.Of(Outgoing.Welcome(), "cus_1", Everything).ShouldBe([Outgoing.Mail(Outgoing.Welcome())]);

    [Fact]
    public void Operators_are_told_in_every_chat()
    {
        var rows = OutboxEntries.Of(Outgoing.LastAttemptFailed(), "cus_1", Everything).ToList();

        rows.Select(row => row.Channel).ShouldBe([OutboxChannel.Slack, OutboxChannel.Discord]);
        rows.ShouldAllBe(row => row.Kind == "last_attempt_failed_alert" && row.Subject == "in_1" && row.CustomerId == "cus_1" && row.Recipient == null);
    }

    [Fact]
    public void Without_a_chat_the_notice_is_kept_for_the_operators_to_find() =>
        OutboxEntries.Of(Outgoing.LastAttemptFailed(), "cus_1", Nothing).ShouldHaveSingleItem().Channel.ShouldBe(OutboxChannel.Chat);

    [Fact]
    public void What_no_channel_can_send_says_why_from_the_start()
    {
        var noMail = Everything with { NoMailBecause = "no mail server" };

        OutboxEntries.Of(Outgoing.Welcome(), "cus_1", noMail).ShouldHaveSingleItem().UnsentBecause.ShouldBe("no mail server");
        OutboxEntries.Of(Outgoing.LastAttemptFailed(), "cus_1", Nothing).ShouldHaveSingleItem().UnsentBecause.ShouldBe(OutboxChannels.NoChat);
        OutboxEntries.OfDead(Dead(), Nothing, Now).ShouldHaveSingleItem().UnsentBecause.ShouldBe(OutboxChannels.NoChat);
        OutboxEntries.Of(Outgoing.LastAttemptFailed(), "cus_1", noMail).ShouldAllBe(row => row.UnsentBecause == null);
    }

    [Fact]
    public void Only_what_can_be_sent_is_worth_a_dispatch()
    {
        var unsent = Outgoing.Mail(Outgoing.Welcome()) with { UnsentBecause = "no mail server" };

        OutboxEntries.AnyToSend([]).ShouldBeFalse();
        OutboxEntries.AnyToSend([unsent]).ShouldBeFalse();
        OutboxEntries.AnyToSend([unsent, Outgoing.Mail(Outgoing.Welcome())]).ShouldBeTrue();
    }

    [Fact]
    public void A_dead_event_alerts_every_chat_with_why()
    {
        var rows = OutboxEntries.OfDead(Dead(), Everything, Now).ToList();

        rows.Select(row => row.Channel).ShouldBe([OutboxChannel.Slack, OutboxChannel.Discord]);
        EventDeadData.FromJson(rows[0].Data).ShouldBe(new EventDeadData("evt_1", SubscriptionEvent.CreatedType, "cus_1", "no answer", 8));
        rows.ShouldAllBe(row => row.Kind == EventDeadData.Kind && row.Subject == "evt_1" && row.CustomerId == "cus_1" && row.OccurredAt == Now);
        OutboxEntries.OfDead(Dead(), Nothing, Now).ShouldHaveSingleItem().Channel.ShouldBe(OutboxChannel.Chat);
    }

    [Fact]
    public void Each_death_of_an_event_is_a_message_of_its_own()
    {
        var first = OutboxEntries.OfDead(Dead(), Nothing, Now).Single();
        var again = OutboxEntries.OfDead(Dead() with { Version = 18 }, Nothing, Now).Single();

        again.MessageKey.ShouldNotBe(first.MessageKey);
    }

    [Fact]
    public void A_SaaS_that_did_not_ask_for_it_is_not_told() =>
        OutboxEntries.OfChange(Free, After(Pro), Cause, Nothing).ShouldBeEmpty();

    [Fact]
    public void The_first_commit_of_a_customer_counts_as_a_change_from_free_and_none()
    {
        var rows = OutboxEntries.OfChange(before: null, After(Pro), Cause, Everything).ToList();

        rows.Select(row => row.Kind).ShouldBe([CustomerChangedData.AccessChanged, CustomerChangedData.PlanChanged]);
        foreach (var row in rows)
        {
            row.Channel.ShouldBe(OutboxChannel.Webhook);
            row.Subject.ShouldBe("cus_1");
            row.Discriminator.ShouldBe("evt_1");
            CustomerChangedData.FromJson(row.Data).ShouldBe(new CustomerChangedData(
                "cus_1", "user-1", "pro", "active", true, new CustomerAccess("free", "none", false), SubscriptionEvent.Earlier, "evt_1"));
        }
    }

    [Fact]
    public void A_first_commit_that_gives_nothing_tells_nothing() =>
        OutboxEntries.OfChange(before: null, After(Free), Cause, Everything).ShouldBeEmpty();

    [Fact]
    public void Another_plan_with_the_same_access_is_a_change_of_plan() =>
        OutboxEntries.OfChange(Pro, After(Team), Cause, Everything).ShouldHaveSingleItem().Kind.ShouldBe(CustomerChangedData.PlanChanged);

    [Fact]
    public void Lost_access_on_the_same_plan_is_a_change_of_access()
    {
        var suspended = Pro with { Status = "unpaid", ApiAccess = false };

        var row = OutboxEntries.OfChange(Pro, After(suspended), Cause, Everything).ShouldHaveSingleItem();

        row.Kind.ShouldBe(CustomerChangedData.AccessChanged);
        CustomerChangedData.FromJson(row.Data).Previous.ShouldBe(new CustomerAccess("pro", "active", true));
    }

    [Fact]
    public void Another_status_alone_tells_nothing() =>
        OutboxEntries.OfChange(Pro, After(Pro with { Status = "past_due" }), Cause, Everything).ShouldBeEmpty();

    private static SubscriptionRecord After(CustomerStanding standing) =>
        new(CustomerState.New("cus_1") with { UserId = "user-1" }, standing, Version: 1, Now);

    private static WebhookEvent Dead() => WebhookEventTransitions.Received(new SubscriptionEvent().ToReceived()) with
    {
        Status = WebhookEventStatus.Dead,
        Attempts = 8,
        ErrorMessage = "no answer",
        Version = 9,
    };
}
