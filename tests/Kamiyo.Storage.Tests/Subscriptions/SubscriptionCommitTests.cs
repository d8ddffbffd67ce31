using Kamiyo.Billing.Audit;
using Kamiyo.Storage.Outbox;
using Kamiyo.Storage.Subscriptions;
using Kamiyo.Storage.Tests.Builders;
using Kamiyo.Storage.Tests.TestDatabases;

namespace Kamiyo.Storage.Tests.Subscriptions;

/// <summary>What a commit records beside the state.</summary>
public abstract class SubscriptionCommitTests(TestDatabase database) : StoreTests(database)
{
    private const string CountsSql = """
        SELECT (SELECT count(*) FROM subscription_timeline) || ' ' || (SELECT count(*) FROM payment) || ' '
            || (SELECT count(*) FROM audit_log) || ' ' || (SELECT count(*) FROM analytics_event) || ' ' || (SELECT count(*) FROM outbox)
        """;

    private const string OutboxSql = """
        SELECT subject || ' ' || status || ' ' || coalesce(recipient, '-') || CASE WHEN next_attempt_at IS NULL THEN '' ELSE ' due' END
        FROM outbox ORDER BY subject
        """;

    [Fact]
    public async Task A_commit_writes_all_of_its_records()
    {
        await CommitAsync(Commit.Of("evt_1").WithRecords());

        (await Database.QueryAsync(CountsSql)).ShouldBe(["1 1 1 1 1"]);
        (await Database.QueryAsync("SELECT name || ' ' || customer_id || ' ' || event_id || ' ' || properties FROM analytics_event"))
            .ShouldBe(["""subscription_created cus_1 evt_1 {"plan":"pro"}"""]);
        (await Database.QueryAsync(OutboxSql)).ShouldBe(["sub_1 pending someone@example.com due"]);
    }

    [Fact]
    public async Task An_audit_entry_keeps_who_did_what_and_why()
    {
        var entry = new AuditEntry(AuditActor.Operator("night shift"), "override_set", "cus_1", null, "enterprise", Event.Noon, "promised by mail");

        await CommitAsync(Commit.Of("evt_1") with { AuditEntries = [entry, Change.Audit() with { Actor = AuditActor.System }] });

        (await Database.QueryAsync("""
            SELECT customer_id || ' ' || event_id || ' ' || actor_kind || ' ' || coalesce(actor_name, '-') || ' ' || action || ' ' || subject
                || ' ' || coalesce(old_value, '-') || ' ' || new_value || ' ' || coalesce(reason, '-')
            FROM audit_log ORDER BY audit_id
            """)).ShouldBe(
            [
                "cus_1 evt_1 operator night shift override_set cus_1 - enterprise promised by mail",
                "cus_1 evt_1 system - subscription_upgraded sub_1 pro team -",
            ]);
    }

    [Fact]
    public async Task A_refused_commit_records_nothing()
    {
        await CommitAsync(Commit.Of("evt_1"));

        (await CommitAsync(Commit.Of("evt_1", version: 2).WithRecords())).ShouldBe(CommitResult.AlreadyApplied);
        (await CommitAsync(Commit.Of("evt_2", version: 7).WithRecords())).ShouldBe(CommitResult.StaleVersion);
        (await CommitAsync(Commit.Of("evt_3", "cus_unknown", version: 2).WithRecords())).ShouldBe(CommitResult.StaleVersion);

        (await Database.QueryAsync(CountsSql)).ShouldBe(["1 0 0 0 0"]);
    }

    [Fact]
    public async Task A_record_that_the_database_refuses_takes_its_commit_with_it_and_no_other()
    {
        var bad = Commit.Of("evt_bad", "cus_bad").WithRecords("sub_bad");
        bad = bad with { OutboxEntries = [bad.OutboxEntries[0] with { Data = "not json" }] };

        var commits = Enumerable.Range(0, 20).Select(number => CommitAsync(Commit.Of($"evt_{number}", $"cus_{number}").WithRecords($"sub_{number}"))).ToList();
        var refused = CommitAsync(bad);
        commits.AddRange(Enumerable.Range(20, 20).Select(number => CommitAsync(Commit.Of($"evt_{number}", $"cus_{number}").WithRecords($"sub_{number}"))));

        (await Task.WhenAll(commits)).ShouldAllBe(result => result == CommitResult.Committed);
        (await Should.ThrowAsync<Exception>(refused)).ShouldNotBeOfType<StoreUnavailableException>();
        (await Database.QueryAsync(CountsSql)).ShouldBe(["40 40 40 40 40"]);
        (await Database.QueryAsync("SELECT customer_id FROM subscription WHERE customer_id = 'cus_bad'")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_events_for_one_happening_count_and_tell_it_once()
    {
        await CommitAsync(Commit.Of("evt_1").WithRecords());
        var second = Commit.Of("evt_2", version: 2).WithRecords();

        (await CommitAsync(second with { OutboxEntries = [second.OutboxEntries[0] with { Recipient = "other@example.com" }] }))
            .ShouldBe(CommitResult.Committed);

        (await Database.QueryAsync("SELECT event_id FROM analytics_event")).ShouldBe(["evt_1"]);
        (await Database.QueryAsync(OutboxSql)).ShouldBe(["sub_1 pending someone@example.com due"]);
        (await Database.QueryAsync("SELECT event_id FROM audit_log ORDER BY audit_id")).ShouldBe(["evt_1", "evt_2"]);
    }

    [Fact]
    public async Task A_commit_that_brings_a_record_twice_writes_it_once()
    {
        var commit = Commit.Of("evt_1") with
        {
            AnalyticsEvents = [Change.Analytics(), Change.Analytics()],
            OutboxEntries = [Message.Mail(), Message.Mail()],
        };

        (await CommitAsync(commit)).ShouldBe(CommitResult.Committed);

        (await Database.QueryAsync(CountsSql)).ShouldBe(["1 0 0 1 1"]);
    }

    [Fact]
    public async Task A_message_on_another_channel_or_with_another_discriminator_is_another_message()
    {
        await CommitAsync(Commit.Of("evt_1").WithMessages(
            Message.Mail(), Message.Mail(discriminator: "twice"), Message.Mail() with { Channel = OutboxChannel.Webhook }, Message.Mail("farewell")));

        (await Database.QueryAsync("SELECT count(*) FROM outbox")).ShouldBe(["4"]);
    }

    [Fact]
    public async Task Commits_from_two_processes_at_once_keep_the_keys_and_never_deadlock()
    {
        var other = await Database.OpenAsync();
        for (var round = 1; round <= 5; round++)
        {
            var version = round;
            // Different customers, the same happenings, in opposite orders.
            var here = Enumerable.Range(0, 40).Select(number =>
                CommitAsync(Commit.Of($"evt_here_{version}_{number}", $"cus_here_{number}", version).WithRecords($"sub_{version}_{number}")));
            var there = Enumerable.Range(0, 40).Reverse().Select(number => other.Subscriptions.CommitAsync(
                Commit.Of($"evt_there_{version}_{number}", $"cus_there_{number}", version).WithRecords($"sub_{version}_{number}"),
                CancellationToken.None));

            (await Task.WhenAll([.. here, .. there])).ShouldAllBe(result => result == CommitResult.Committed);
        }

        (await Database.QueryAsync(CountsSql)).ShouldBe(["400 200 400 200 200"]);
    }

    [Fact]
    public async Task An_e_mail_without_an_address_waits_until_a_commit_knows_it()
    {
        await CommitAsync(Commit.Of("evt_1").WithEmail(null).WithMessages(Message.Mail()));
        await CommitAsync(Commit.Of("evt_2", version: 2).WithEmail(null).WithMessages(Message.Mail(subject: "sub_2")));
        await CommitAsync(Commit.Of("evt_3", "cus_2").WithEmail(null).WithMessages(Message.Mail(subject: "sub_3", customerId: "cus_2")));
        (await Database.QueryAsync(OutboxSql)).ShouldBe(["sub_1 waiting -", "sub_2 waiting -", "sub_3 waiting -"]);

        await CommitAsync(Commit.Of("evt_4", version: 3).LearningEmail("found@example.com"));

        (await Database.QueryAsync(OutboxSql))
            .ShouldBe(["sub_1 pending found@example.com due", "sub_2 pending found@example.com due", "sub_3 waiting -"]);
    }

    [Fact]
    public async Task A_commit_that_learns_the_address_uses_it_for_its_own_messages_and_for_those_that_wait()
    {
        await CommitAsync(Commit.Of("evt_1").WithEmail(null).WithMessages(Message.Mail()));

        await CommitAsync(Commit.Of("evt_2", version: 2).LearningEmail("found@example.com").WithMessages(Message.Mail(), Message.Mail(subject: "sub_2")));

        (await Database.QueryAsync(OutboxSql)).ShouldBe(["sub_1 pending found@example.com due", "sub_2 pending found@example.com due"]);
    }

    [Fact]
    public async Task What_nobody_would_send_is_written_as_unsent()
    {
        var mail = Message.Mail() with { UnsentBecause = "no mail server" };
        await CommitAsync(Commit.Of("evt_1").WithEmail(null).WithMessages(mail, Message.Notice(customerId: "cus_1")));
        await CommitAsync(Commit.Of("evt_2", version: 2).LearningEmail("found@example.com"));

        (await Database.QueryAsync(OutboxSql)).ShouldBe(["evt_1 pending - due", "sub_1 unsent -"]);
        (await Database.QueryAsync("SELECT reason FROM outbox WHERE finished_at = created_at")).ShouldBe(["no mail server"]);
    }

    [Fact]
    public async Task A_refused_commit_addresses_nothing()
    {
        await CommitAsync(Commit.Of("evt_1").WithEmail(null).WithMessages(Message.Mail()));

        (await CommitAsync(Commit.Of("evt_2", version: 9).LearningEmail("found@example.com"))).ShouldBe(CommitResult.StaleVersion);

        (await Database.QueryAsync(OutboxSql)).ShouldBe(["sub_1 waiting -"]);
    }

    [Fact]
    public async Task An_address_that_the_event_named_is_kept()
    {
        await CommitAsync(Commit.Of("evt_1").WithMessages(Message.Mail(recipient: "named@example.com")));
        await CommitAsync(Commit.Of("evt_2", version: 2).WithEmail("new@example.com"));

        (await Database.QueryAsync(OutboxSql)).ShouldBe(["sub_1 pending named@example.com due"]);
    }

    [Fact]
    public async Task A_message_on_another_channel_needs_no_address()
    {
        await CommitAsync(Commit.Of("evt_1").WithEmail(null).WithMessages(Message.Notice(customerId: "cus_1")));
        await CommitAsync(Commit.Of("evt_2", version: 2).LearningEmail("found@example.com"));

        (await Database.QueryAsync(OutboxSql)).ShouldBe(["evt_1 pending - due"]);
    }

    [Fact]
    public async Task An_e_mail_that_could_never_get_an_address_is_refused()
    {
        var refused = CommitAsync(Commit.Of("evt_1").WithMessages(Message.Mail(customerId: null)));

        (await Should.ThrowAsync<Exception>(refused)).ShouldNotBeOfType<StoreUnavailableException>();
        (await Database.QueryAsync(CountsSql)).ShouldBe(["0 0 0 0 0"]);
    }

    [Fact]
    public async Task A_message_about_another_customer_does_not_go_to_this_one()
    {
        await CommitAsync(Commit.Of("evt_1").WithMessages(Message.Mail(customerId: "cus_2")));

        (await Database.QueryAsync(OutboxSql)).ShouldBe(["sub_1 waiting -"]);
    }

    private Task<CommitResult> CommitAsync(SubscriptionCommit commit) => Stores.Subscriptions.CommitAsync(commit, CancellationToken.None);
}
