using Kamiyo.Storage.Outbox;
using Kamiyo.Storage.Subscriptions;
using Kamiyo.Storage.Tests.Builders;
using Kamiyo.Storage.Tests.TestDatabases;

namespace Kamiyo.Storage.Tests.Outbox;

public abstract class OutboxStoreTests(TestDatabase database) : StoreTests(database)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    // A customer's first commit is one minute after noon: then its messages are due.
    private static readonly DateTimeOffset Due = Event.Noon.AddMinutes(1);

    private static readonly int Partition = OutboxPartition.Of(Message.Mail());

    [Fact]
    public async Task A_claimed_message_comes_back_as_it_was_written()
    {
        var entry = Message.Mail(recipient: "other@example.com");
        await WriteAsync(entry);

        var claimed = (await ClaimAsync(Due)).ShouldHaveSingleItem();

        claimed.Entry.ShouldBe(entry);
        claimed.Attempts.ShouldBe(0);
        claimed.LeasedUntil.ShouldBe(Due + Lease);
    }

    [Fact]
    public async Task A_message_of_nobody_comes_back_as_it_was_written()
    {
        var entry = Message.Notice();
        await WriteAsync(entry);

        (await ClaimAllAsync(Due)).ShouldHaveSingleItem().Entry.ShouldBe(entry);
    }

    [Fact]
    public async Task What_is_not_due_is_not_claimed()
    {
        await WriteAsync(Message.Mail());

        (await ClaimAsync(Due.AddMicroseconds(-1))).ShouldBeEmpty();
        (await Stores.Outbox.FindNextDueAsync(Partition, CancellationToken.None)).ShouldBe(Due);
    }

    [Fact]
    public async Task A_partition_claims_only_its_own()
    {
        await WriteAsync(Message.Mail());

        for (var other = 0; other < Stores.Outbox.Partitions; other++)
        {
            if (other != Partition)
            {
                (await ClaimAsync(Due, partition: other)).ShouldBeEmpty();
                (await Stores.Outbox.FindNextDueAsync(other, CancellationToken.None)).ShouldBeNull();
            }
        }
    }

    [Fact]
    public async Task The_longest_due_are_claimed_first()
    {
        await WriteAsync(Message.Mail(subject: "sub_1"), Message.Mail(subject: "sub_2"), Message.Mail(subject: "sub_3"));
        var first = (await ClaimAsync(Due, limit: 1)).ShouldHaveSingleItem();
        await Stores.Outbox.RetryAsync(first, Due.AddSeconds(30), "the mail server is busy", CancellationToken.None);

        var claimed = await ClaimAsync(Due.AddMinutes(1));

        claimed.Select(message => message.Entry.Subject).ShouldBe(["sub_2", "sub_3", first.Entry.Subject]);
    }

    [Fact]
    public async Task Two_processes_share_the_messages_without_doubles()
    {
        var other = await Database.OpenAsync();
        await WriteAsync([.. Enumerable.Range(0, 60).Select(number => Message.Mail(subject: $"sub_{number}"))]);

        var claims = await Task.WhenAll(Enumerable.Range(0, 12).Select(number =>
            (number % 2 == 0 ? Stores : other).Outbox.ClaimAsync(Partition, 10, Due, Lease, CancellationToken.None)));
        var rest = await ClaimAsync(Due, limit: 100);

        claims.ShouldAllBe(claim => claim.Count <= 10);
        var ids = claims.SelectMany(claim => claim).Concat(rest).Select(message => message.MessageId).ToArray();
        ids.Length.ShouldBe(60);
        ids.ShouldBeUnique();
    }

    [Fact]
    public async Task A_leased_message_is_claimed_again_only_when_its_lease_has_ended()
    {
        await WriteAsync(Message.Mail());
        var first = (await ClaimAsync(Due)).ShouldHaveSingleItem();

        (await Stores.Outbox.FindNextDueAsync(Partition, CancellationToken.None)).ShouldBe(first.LeasedUntil);
        (await ClaimAsync(first.LeasedUntil.AddMicroseconds(-1))).ShouldBeEmpty();
        var second = (await ClaimAsync(first.LeasedUntil)).ShouldHaveSingleItem();

        second.MessageId.ShouldBe(first.MessageId);
        second.LeasedUntil.ShouldBe(first.LeasedUntil + Lease);
    }

    [Fact]
    public async Task A_lost_lease_counts_as_an_attempt_and_its_message_is_claimed_alone()
    {
        await WriteAsync(Message.Mail(subject: "sub_1"), Message.Mail(subject: "sub_2"), Message.Mail(subject: "sub_3"));
        var lost = await ClaimAsync(Due, limit: 2);
        var later = Due + Lease;

        (await ClaimAsync(later)).ShouldHaveSingleItem().Entry.Subject.ShouldBe("sub_3");
        var first = (await ClaimAsync(later)).ShouldHaveSingleItem();
        var second = (await ClaimAsync(later)).ShouldHaveSingleItem();

        new[] { first.MessageId, second.MessageId }.ShouldBe(lost.Select(message => message.MessageId));
        first.Attempts.ShouldBe(1);
        (await ClaimAsync(later)).ShouldBeEmpty();
        (await ClaimAsync(later + Lease)).ShouldHaveSingleItem();
        (await Database.QueryAsync("SELECT sum(attempts) FROM outbox")).ShouldBe(["3"]);
    }

    [Fact]
    public async Task A_released_message_is_as_it_was_before_its_claim()
    {
        await WriteAsync(Message.Mail());
        var claimed = (await ClaimAsync(Due)).ShouldHaveSingleItem();

        (await Stores.Outbox.ReleaseAsync(claimed, CancellationToken.None)).ShouldBeTrue();
        (await Stores.Outbox.ReleaseAsync(claimed, CancellationToken.None)).ShouldBeFalse();

        (await ClaimAsync(Due.AddSeconds(1))).ShouldHaveSingleItem().Attempts.ShouldBe(0);
    }

    [Fact]
    public async Task A_message_that_is_given_up_is_dead_with_the_attempts_it_had()
    {
        await WriteAsync(Message.Mail());
        await ClaimAsync(Due);
        var claimed = (await ClaimAsync(Due + Lease)).ShouldHaveSingleItem();

        (await Stores.Outbox.GiveUpAsync(claimed, "lost", Due, CancellationToken.None)).ShouldBeTrue();

        (await Database.QueryAsync("SELECT status || ' ' || attempts || ' ' || reason FROM outbox")).ShouldBe(["dead 1 lost"]);
    }

    [Fact]
    public async Task A_result_that_comes_after_the_lease_was_lost_is_refused()
    {
        await WriteAsync(Message.Mail());
        var lost = (await ClaimAsync(Due)).ShouldHaveSingleItem();
        var held = (await ClaimAsync(lost.LeasedUntil)).ShouldHaveSingleItem();

        (await FinishAsync(lost, OutboxStatus.Sent)).ShouldBeFalse();
        (await Stores.Outbox.RetryAsync(lost, Due.AddDays(1), "late", CancellationToken.None)).ShouldBeFalse();

        (await Database.QueryAsync("SELECT status FROM outbox WHERE attempts = 1 AND reason IS NULL")).ShouldBe(["pending"]);
        (await FinishAsync(held, OutboxStatus.Sent)).ShouldBeTrue();
        (await FinishAsync(held, OutboxStatus.Sent)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_result_after_the_lease_ended_counts_while_nobody_has_claimed_it()
    {
        await WriteAsync(Message.Mail());
        var claimed = (await ClaimAsync(Due)).ShouldHaveSingleItem();

        (await FinishAsync(claimed, OutboxStatus.Sent, now: claimed.LeasedUntil.AddHours(1))).ShouldBeTrue();
    }

    [Theory]
    [InlineData(OutboxStatus.Sent, null, "sent 1 ")]
    [InlineData(OutboxStatus.Unsent, "no SMTP server is configured", "unsent 0 no SMTP server is configured")]
    [InlineData(OutboxStatus.Dropped, "in_1 has been paid.", "dropped 0 in_1 has been paid.")]
    [InlineData(OutboxStatus.Dead, "550 no such user", "dead 1 550 no such user")]
    public async Task A_finished_message_is_kept_with_its_end_and_never_claimed_again(OutboxStatus status, string? reason, string expected)
    {
        await WriteAsync(Message.Mail());
        var claimed = (await ClaimAsync(Due)).ShouldHaveSingleItem();

        (await FinishAsync(claimed, status, reason)).ShouldBeTrue();

        (await Database.QueryAsync("SELECT status || ' ' || attempts || ' ' || coalesce(reason, '') FROM outbox WHERE finished_at IS NOT NULL"))
            .ShouldBe([expected]);
        (await ClaimAsync(Due.AddYears(1))).ShouldBeEmpty();
        (await Stores.Outbox.FindNextDueAsync(Partition, CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_retried_message_is_due_at_its_next_attempt()
    {
        await WriteAsync(Message.Mail());
        var claimed = (await ClaimAsync(Due)).ShouldHaveSingleItem();
        var next = Due.AddMinutes(5);

        (await Stores.Outbox.RetryAsync(claimed, next, "421 try later", CancellationToken.None)).ShouldBeTrue();

        (await Stores.Outbox.FindNextDueAsync(Partition, CancellationToken.None)).ShouldBe(next);
        (await ClaimAsync(next.AddMicroseconds(-1))).ShouldBeEmpty();
        (await ClaimAsync(next)).ShouldHaveSingleItem().Attempts.ShouldBe(1);
        (await Database.QueryAsync("SELECT reason FROM outbox")).ShouldBe(["421 try later"]);
    }

    [Fact]
    public async Task A_reason_of_any_length_or_content_is_stored()
    {
        await WriteAsync(Message.Mail());
        var claimed = (await ClaimAsync(Due)).ShouldHaveSingleItem();

        (await FinishAsync(claimed, OutboxStatus.Dead, "a\0b" + new string('x', 10_000))).ShouldBeTrue();

        var reason = (await Database.QueryAsync("SELECT reason FROM outbox")).ShouldHaveSingleItem().ShouldNotBeNull();
        reason.Length.ShouldBe(OutboxResult.ReasonLength);
        reason.ShouldStartWith("a\uFFFDb");
    }

    [Theory]
    [InlineData(-1, 1, 60)]
    [InlineData(OutboxPartition.Count, 1, 60)]
    [InlineData(0, 0, 60)]
    [InlineData(0, 1, 0)]
    public async Task A_claim_that_makes_no_sense_is_refused(int partition, int limit, int leaseSeconds) =>
        await Should.ThrowAsync<ArgumentOutOfRangeException>(Stores.Outbox.ClaimAsync(
            partition, limit, Due, TimeSpan.FromSeconds(leaseSeconds), CancellationToken.None));

    [Theory]
    [InlineData(OutboxStatus.Waiting, "why")]
    [InlineData(OutboxStatus.Pending, "why")]
    [InlineData(OutboxStatus.Dropped, null)]
    [InlineData(OutboxStatus.Dead, " ")]
    public async Task An_end_that_is_none_or_lacks_its_reason_is_refused(OutboxStatus status, string? reason)
    {
        await WriteAsync(Message.Mail());
        var claimed = (await ClaimAsync(Due)).ShouldHaveSingleItem();

        await Should.ThrowAsync<ArgumentException>(() => FinishAsync(claimed, status, reason));
    }

    private async Task WriteAsync(params IReadOnlyList<OutboxEntry> entries) =>
        (await Stores.Subscriptions.CommitAsync(Commit.Of("evt_1").WithMessages(entries), CancellationToken.None))
            .ShouldBe(CommitResult.Committed);

    private Task<IReadOnlyList<OutboxMessage>> ClaimAsync(DateTimeOffset now, int limit = 10, int? partition = null) =>
        Stores.Outbox.ClaimAsync(partition ?? Partition, limit, now, Lease, CancellationToken.None);

    private async Task<IReadOnlyList<OutboxMessage>> ClaimAllAsync(DateTimeOffset now)
    {
        var claims = await Task.WhenAll(
            Enumerable.Range(0, Stores.Outbox.Partitions).Select(partition => ClaimAsync(now, partition: partition)));
        return [.. claims.SelectMany(claim => claim)];
    }

    private Task<bool> FinishAsync(OutboxMessage message, OutboxStatus status, string? reason = null, DateTimeOffset? now = null) =>
        Stores.Outbox.FinishAsync(message, status, reason, now ?? Due, CancellationToken.None);
}
