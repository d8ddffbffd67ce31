using Kamiyo.Delivery;
using Kamiyo.Testing.Waiting;

namespace Kamiyo.Grains.Tests.Outbox;

public sealed class OutboxGrainTests : OutboxTests
{
    [Fact]
    public async Task A_message_is_sent_once()
    {
        await WriteAndDispatch(Outgoing.Mail(Outgoing.Welcome()));

        await Becomes("sub_1 sent 1");
        await Outbox.Dispatch();
        Host.Time.Advance(TimeSpan.FromMinutes(10));
        await WriteAndDispatch(Outgoing.Mail(Outgoing.Welcome("sub_2")));
        await Becomes("sub_1 sent 1", "sub_2 sent 1");
        Mails.Emails.Select(email => email.MessageKey).ShouldBe(["welcome:sub_1:once:email", "welcome:sub_2:once:email"]);
        Mails.Emails[0].To.ShouldBe(Outgoing.Recipient);
    }

    [Fact]
    public async Task More_messages_than_one_claim_takes_are_all_sent()
    {
        const int Count = 45;

        await WriteAndDispatch([.. Enumerable.Range(0, Count).Select(number => Outgoing.Mail(Outgoing.Welcome($"sub_{number}")))]);

        await Eventually.Get(
            () => Host.QueryAsync("SELECT count(*) FROM outbox WHERE status = 'sent'"),
            counts => counts.Single() == $"{Count}",
            "all messages to be sent");
        Mails.Emails.Select(email => email.MessageKey).Distinct().Count().ShouldBe(Count);
        Mails.Emails.Count.ShouldBe(Count);
    }

    [Fact]
    public async Task A_message_that_fails_again_and_again_follows_the_schedule_and_then_is_dead()
    {
        Mails.AnswerAlways(DeliveryResult.Retry("421 busy"));
        await WriteAndDispatch(Outgoing.Mail(Outgoing.Welcome()));

        for (var attempt = 1; attempt <= Schedule.Delays.Count; attempt++)
        {
            await Becomes($"sub_1 pending {attempt}");
            var due = Host.Time.GetUtcNow() + Schedule.Delays[attempt - 1];
            (await Host.Outbox.FindNextDueAsync(Partition, CancellationToken.None)).ShouldBe(due);
            (await Reason()).ShouldBe("421 busy");
            Host.Time.AdvanceTo(due);
            await Outbox.Dispatch();
        }

        await Becomes($"sub_1 dead {Schedule.Delays.Count + 1}");
        (await Reason()).ShouldBe("421 busy");
        Mails.Emails.Count.ShouldBe(Schedule.Delays.Count + 1);
    }

    [Fact]
    public async Task A_message_whose_next_attempt_has_come_is_sent_without_anybody_asking()
    {
        Mails.AnswerAlways(DeliveryResult.Retry("421 busy"));
        await WriteAndDispatch(Outgoing.Mail(Outgoing.Welcome()));
        await Becomes("sub_1 pending 1");
        Mails.AnswerAlways(DeliveryResult.Sent);

        await BecomesInTime("sub_1 sent 2");
    }

    [Fact]
    public async Task Whoever_asks_for_a_longer_wait_than_the_schedules_gets_it()
    {
        Mails.AnswerAlways(DeliveryResult.Retry("429 slow down", after: TimeSpan.FromHours(1)));

        await WriteAndDispatch(Outgoing.Mail(Outgoing.Welcome()));

        await Becomes("sub_1 pending 1");
        (await Host.Outbox.FindNextDueAsync(Partition, CancellationToken.None)).ShouldBe(Host.Time.GetUtcNow().AddHours(1));
    }

    [Fact]
    public async Task A_refused_message_is_dead_at_once()
    {
        Mails.AnswerAlways(DeliveryResult.Rejected("550 no such user"));

        await WriteAndDispatch(Outgoing.Mail(Outgoing.Welcome()));

        await Becomes("sub_1 dead 1");
        (await Reason()).ShouldBe("550 no such user");
    }

    [Fact]
    public async Task A_message_that_nobody_is_configured_to_send_is_kept()
    {
        Mails.AnswerAlways(DeliveryResult.Unsent("no SMTP server"));

        await WriteAndDispatch(Outgoing.Mail(Outgoing.Welcome()));

        await Becomes("sub_1 unsent 0");
        (await Reason()).ShouldBe("no SMTP server");
    }

    [Fact]
    public async Task One_message_that_throws_does_not_stop_the_next()
    {
        Mails.Answer = (email, _) => email.MessageKey.Contains("sub_1", StringComparison.Ordinal)
            ? throw new IOException("The socket is gone.")
            : Task.FromResult(DeliveryResult.Sent);

        await WriteAndDispatch(Outgoing.Mail(Outgoing.Welcome("sub_1")), Outgoing.Mail(Outgoing.Welcome("sub_2")));

        await Becomes("sub_1 pending 1", "sub_2 sent 1");
        (await Host.QueryAsync("SELECT reason FROM outbox WHERE subject = 'sub_1'")).ShouldBe(["IOException: The socket is gone."]);
    }

    [Fact]
    public async Task An_attempt_that_takes_too_long_is_ended_and_tried_again()
    {
        Mails.Answer = async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return DeliveryResult.Sent;
        };
        await WriteAndDispatch(Outgoing.Mail(Outgoing.Welcome()));
        await Eventually.Get(() => Task.FromResult(Mails.Emails.Count), count => count == 1, "the attempt to begin");

        Host.Time.Advance(TimeSpan.FromSeconds(45));

        await Becomes("sub_1 pending 1");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"type":"spaceship"}""")]
    [InlineData("""{"type":"one_off_payment","payment_intent_id":"pi_1","amount":{"amount":1,"currency":"usd"}}""")]
    public async Task Data_that_does_not_fit_its_template_is_dead_at_once(string data)
    {
        var bad = Outgoing.Mail(Outgoing.Welcome("sub_1")) with { Data = data };

        await WriteAndDispatch(bad, Outgoing.Mail(Outgoing.Welcome("sub_2")));

        await Becomes("sub_1 dead 1", "sub_2 sent 1");
        Mails.Emails.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_message_whose_holder_died_is_taken_over_when_the_lease_ends()
    {
        await Write(Outgoing.Mail(Outgoing.Welcome("sub_1")));
        var now = Host.Time.GetUtcNow();
        (await Host.Outbox.ClaimAsync(Partition, 10, now, TimeSpan.FromSeconds(90), CancellationToken.None)).ShouldHaveSingleItem();

        await WriteAndDispatch(Outgoing.Mail(Outgoing.Welcome("sub_2")));
        await Becomes("sub_1 pending 0", "sub_2 sent 1");
        Mails.Emails.ShouldHaveSingleItem();

        // The lost lease is one of them.
        await BecomesInTime("sub_1 sent 2", "sub_2 sent 1");
        Mails.Emails.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_message_that_ends_its_sender_again_and_again_is_dead_in_the_end()
    {
        await Write(Outgoing.Mail(Outgoing.Welcome()));
        var lease = TimeSpan.FromMinutes(5);
        for (var death = 0; death <= Schedule.Delays.Count; death++)
        {
            var now = Host.Time.GetUtcNow() + (death * lease);
            (await Host.Outbox.ClaimAsync(Partition, 10, now, lease, CancellationToken.None)).ShouldHaveSingleItem();
        }

        await BecomesInTime($"sub_1 dead {Schedule.Delays.Count + 1}");
        (await Reason()).ShouldNotBeNull().ShouldContain("lost");
        Mails.Emails.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_of_another_partition_is_left_to_its_grain()
    {
        var other = Enumerable.Range(0, 100).Select(number => $"cus_{number}").First(id => Storage.Outbox.OutboxPartition.Of(id) != Partition);
        await Write(
            Outgoing.Mail(Outgoing.Welcome("sub_1")) with { CustomerId = other },
            Outgoing.Mail(Outgoing.Welcome("sub_2")));

        await Outbox.Dispatch();

        await Becomes("sub_1 pending 0", "sub_2 sent 1");
    }
}
