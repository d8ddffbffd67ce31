using Kamiyo.Billing.Payments;
using Kamiyo.Storage.Audit;
using Kamiyo.Storage.Outbox;
using Kamiyo.Storage.Paging;
using Kamiyo.Storage.Subscriptions;
using Kamiyo.Storage.Tests.Builders;
using Kamiyo.Storage.Tests.TestDatabases;

namespace Kamiyo.Storage.Tests.Customers;

public abstract class CustomerReaderTests(TestDatabase database) : StoreTests(database)
{
    private const string MalformedCursor = "nonsense";

    [Fact]
    public async Task A_timeline_entry_comes_back_as_it_was_stored()
    {
        var commit = Commit.Of("evt_1");
        await CommitAsync(commit);

        (await TimelineAsync(null, 10)).Items.ShouldBe([commit.Entry]);
    }

    [Theory]
    [InlineData(PaymentStatus.Succeeded)]
    [InlineData(PaymentStatus.Failed)]
    public async Task A_payment_comes_back_as_it_was_stored(PaymentStatus status)
    {
        var payment = Commit.Payment(status: status) with { InvoiceId = null };
        await CommitAsync(Commit.Of("evt_1", payments: payment));

        (await PaymentsAsync(null, 10)).Items.ShouldBe([payment]);
    }

    [Fact]
    public async Task An_audit_entry_comes_back_as_it_was_stored()
    {
        var commit = Commit.Of("evt_1") with { AuditEntries = [Change.Audit() with { Old = null, Reason = "promised" }] };
        await CommitAsync(commit);

        var stored = (await AuditAsync(null, 10)).Items.ShouldHaveSingleItem();

        stored.Entry.ShouldBe(commit.AuditEntries[0]);
        (stored.CustomerId, stored.EventId, stored.RecordedAt).ShouldBe(("cus_1", "evt_1", commit.Entry.RecordedAt));
    }

    [Fact]
    public async Task Messages_tell_where_they_stand()
    {
        await CommitAsync(Commit.Of("evt_1").WithMessages(Message.Mail(recipient: "named@example.com")));
        var due = Event.Noon.AddMinutes(1);
        var pending = (await OutboxAsync(null, 10)).Items.ShouldHaveSingleItem();
        pending.ShouldBe(new StoredOutboxMessage(
            pending.MessageId, Message.Mail(recipient: "named@example.com"), OutboxStatus.Pending, 0, due, null, due, null));

        var claim = await Stores.Outbox.ClaimAsync(OutboxPartition.Of(pending.Entry), 1, due, TimeSpan.FromMinutes(1), CancellationToken.None);
        await Stores.Outbox.FinishAsync(claim.Single(), OutboxStatus.Dead, "550 no such user", due.AddSeconds(3), CancellationToken.None);

        (await OutboxAsync(null, 10)).Items.ShouldBe(
            [pending with { Status = OutboxStatus.Dead, Attempts = 1, NextAttemptAt = null, Reason = "550 no such user", FinishedAt = due.AddSeconds(3) }]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task Pages_lead_to_the_end_without_gaps_or_doubles_also_at_equal_times(int limit)
    {
        // Times in pairs, and the last three at once.
        int[] seconds = [1, 1, 2, 2, 3, 3, 3];
        for (var i = 0; i < seconds.Length; i++)
        {
            await CommitAsync(StoryOf(i, seconds[i]));
        }

        await CommitAsync(Commit.Of("evt_other", "cus_2").WithRecords("sub_other"));

        (await AllAsync(TimelineAsync, limit)).Select(entry => entry.EventId)
            .ShouldBe(["evt_6", "evt_5", "evt_4", "evt_3", "evt_2", "evt_1", "evt_0"]);
        (await AllAsync(PaymentsAsync, limit)).Select(payment => payment.PaymentId)
            .ShouldBe(["in_6", "in_5", "in_4", "in_3", "in_2", "in_1", "in_0"]);
        (await AllAsync(AuditAsync, limit)).Select(entry => entry.Entry.Subject)
            .ShouldBe(["sub_6", "sub_5", "sub_4", "sub_3", "sub_2", "sub_1", "sub_0"]);
        (await AllAsync(OutboxAsync, limit)).Select(message => message.Entry.Subject)
            .ShouldBe(["sub_6", "sub_5", "sub_4", "sub_3", "sub_2", "sub_1", "sub_0"]);
    }

    [Fact]
    public async Task A_row_that_comes_between_two_pages_shifts_nothing()
    {
        await CommitAsync(StoryOf(0, second: 1));
        await CommitAsync(StoryOf(1, second: 2));
        var first = await TimelineAsync(null, 1);
        await CommitAsync(StoryOf(2, second: 3));

        var second = await TimelineAsync(first.NextCursor, 1);

        first.Items.Concat(second.Items).Select(entry => entry.EventId).ShouldBe(["evt_1", "evt_0"]);
        second.NextCursor.ShouldBeNull();
    }

    [Fact]
    public async Task An_unknown_customer_has_empty_pages()
    {
        (await TimelineAsync(null, 10)).ShouldSatisfyAllConditions(page => page.Items.ShouldBeEmpty(), page => page.NextCursor.ShouldBeNull());
        (await PaymentsAsync(null, 10)).Items.ShouldBeEmpty();
        (await AuditAsync(null, 10)).Items.ShouldBeEmpty();
        (await OutboxAsync(null, 10)).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_text_that_is_no_cursor_is_refused()
    {
        await Should.ThrowAsync<FormatException>(() => TimelineAsync(MalformedCursor, 10));
        await Should.ThrowAsync<FormatException>(() => PaymentsAsync(MalformedCursor, 10));
        await Should.ThrowAsync<FormatException>(() => AuditAsync(MalformedCursor, 10));
        await Should.ThrowAsync<FormatException>(() => OutboxAsync(MalformedCursor, 10));
    }

    [Fact]
    public async Task A_cursor_of_a_list_by_text_is_refused_by_a_list_by_number()
    {
        await CommitAsync(StoryOf(0, second: 1));
        await CommitAsync(StoryOf(1, second: 2));
        var cursor = (await TimelineAsync(null, 1)).NextCursor.ShouldNotBeNull();

        await Should.ThrowAsync<FormatException>(() => AuditAsync(cursor, 1));
        await Should.ThrowAsync<FormatException>(() => OutboxAsync(cursor, 1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_001)]
    public async Task A_limit_out_of_range_is_refused(int limit) =>
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => TimelineAsync(null, limit));

    [Fact]
    public async Task Of_several_customers_of_a_user_the_one_that_was_updated_last_is_found()
    {
        await CommitAsync(Commit.Of("evt_1", "cus_new"));
        await CommitAsync(Commit.Of("evt_2", "cus_old"));
        await CommitAsync(Commit.Of("evt_3", "cus_new", version: 2));

        (await Stores.Customers.FindCustomerIdByUserIdAsync("user-1", CancellationToken.None)).ShouldBe("cus_new");
        (await Stores.Customers.FindCustomerIdByUserIdAsync("user-2", CancellationToken.None)).ShouldBeNull();
    }

    private static SubscriptionCommit StoryOf(int number, int second)
    {
        var at = Event.Noon.AddSeconds(second);
        var commit = Commit.Of($"evt_{number}", version: number + 1, payments: Commit.Payment($"in_{number}", second: second));
        return commit with
        {
            Entry = commit.Entry with { OccurredAt = at },
            AuditEntries = [Change.Audit(subject: $"sub_{number}", second: second)],
            OutboxEntries = [Message.Mail(subject: $"sub_{number}") with { OccurredAt = at }],
        };
    }

    private static async Task<IReadOnlyList<T>> AllAsync<T>(Func<string?, int, Task<Page<T>>> readPage, int limit)
    {
        var items = new List<T>();
        string? cursor = null;
        do
        {
            var page = await readPage(cursor, limit);
            page.Items.Count.ShouldBeInRange(1, limit);
            items.AddRange(page.Items);
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        return items;
    }

    private async Task CommitAsync(SubscriptionCommit commit) =>
        (await Stores.Subscriptions.CommitAsync(commit, CancellationToken.None)).ShouldBe(CommitResult.Committed);

    private Task<Page<TimelineEntry>> TimelineAsync(string? cursor, int limit) =>
        Stores.Customers.TimelineAsync("cus_1", cursor, limit, CancellationToken.None);

    private Task<Page<Payment>> PaymentsAsync(string? cursor, int limit) =>
        Stores.Customers.PaymentsAsync("cus_1", cursor, limit, CancellationToken.None);

    private Task<Page<StoredAuditEntry>> AuditAsync(string? cursor, int limit) =>
        Stores.Customers.AuditAsync("cus_1", cursor, limit, CancellationToken.None);

    private Task<Page<StoredOutboxMessage>> OutboxAsync(string? cursor, int limit) =>
        Stores.Customers.OutboxAsync("cus_1", cursor, limit, CancellationToken.None);
}
