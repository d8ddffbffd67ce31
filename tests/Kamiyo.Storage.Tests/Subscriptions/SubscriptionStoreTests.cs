using Kamiyo.Billing.Payments;
using Kamiyo.Billing.Plans;
using Kamiyo.Billing.Subscriptions;
using Kamiyo.Storage.Subscriptions;
using Kamiyo.Storage.Tests.Builders;
using Kamiyo.Storage.Tests.TestDatabases;

namespace Kamiyo.Storage.Tests.Subscriptions;

public abstract class SubscriptionStoreTests(TestDatabase database) : StoreTests(database)
{
    [Fact]
    public async Task A_committed_state_comes_back_whole()
    {
        var commit = Commit.Of("evt_1", tier: Tier.Team);

        (await CommitAsync(commit)).ShouldBe(CommitResult.Committed);

        var found = (await Stores.Subscriptions.FindAsync("cus_1", CancellationToken.None)).ShouldNotBeNull();
        CustomerStateJson.Serialize(found.State).ShouldBe(CustomerStateJson.Serialize(commit.Subscription.State));
        found.State.Subscriptions.KeyComparer.ShouldBe(StringComparer.Ordinal);
        found.Version.ShouldBe(1);
        found.UpdatedAt.ShouldBe(commit.Subscription.UpdatedAt);
    }

    [Fact]
    public async Task An_unknown_customer_is_not_found() =>
        (await Stores.Subscriptions.FindAsync("cus_unknown", CancellationToken.None)).ShouldBeNull();

    [Fact]
    public async Task The_timeline_entry_comes_back_as_it_was_stored()
    {
        var commit = Commit.Of("evt_1");
        commit = commit with { Entry = commit.Entry with { Before = """{"tier": "free"}""" } };

        await CommitAsync(commit);

        (await Stores.Subscriptions.FindTimelineEntryAsync("evt_1", CancellationToken.None)).ShouldBe(commit.Entry);
        (await Stores.Subscriptions.FindTimelineEntryAsync("evt_2", CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task The_same_event_is_applied_once()
    {
        await CommitAsync(Commit.Of("evt_1"));

        (await CommitAsync(Commit.Of("evt_1"))).ShouldBe(CommitResult.AlreadyApplied);
        (await CommitAsync(Commit.Of("evt_1", version: 2, tier: Tier.Enterprise))).ShouldBe(CommitResult.AlreadyApplied);

        (await Stores.Subscriptions.FindAsync("cus_1", CancellationToken.None)).ShouldNotBeNull().Version.ShouldBe(1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task A_commit_against_another_version_writes_nothing(long version)
    {
        await CommitAsync(Commit.Of("evt_1"));
        await CommitAsync(Commit.Of("evt_2", version: 2, tier: Tier.Team));

        (await CommitAsync(Commit.Of("evt_3", version: version, tier: Tier.Enterprise, payments: Commit.Payment())))
            .ShouldBe(CommitResult.StaleVersion);

        (await Database.QueryAsync("SELECT subscription_tier FROM subscription")).ShouldBe(["team"]);
        (await Database.QueryAsync("SELECT event_id FROM subscription_timeline ORDER BY event_id")).ShouldBe(["evt_1", "evt_2"]);
        (await Database.QueryAsync("SELECT payment_id FROM payment")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_later_version_of_a_customer_who_is_not_there_is_stale()
    {
        (await CommitAsync(Commit.Of("evt_1", version: 2))).ShouldBe(CommitResult.StaleVersion);

        (await Database.QueryAsync("SELECT customer_id FROM subscription")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Refused_commits_write_nothing_while_the_others_of_the_burst_do()
    {
        await CommitAsync(Commit.Of("evt_0", "cus_stale"));
        await CommitAsync(Commit.Of("evt_twice", "cus_twice"));
        var good = Enumerable.Range(0, 40).Select(number => Commit.Of($"evt_good_{number}", $"cus_good_{number}")).ToArray();

        var commits = good.Take(20).Select(CommitAsync).ToList();
        var stale = CommitAsync(Commit.Of("evt_stale", "cus_stale", version: 7, payments: Commit.Payment("in_stale")));
        var twice = CommitAsync(Commit.Of("evt_twice", "cus_twice", version: 2, payments: Commit.Payment("in_twice")));
        var bad = CommitAsync(Commit.Of("evt_bad", "cus_bad", payments: Commit.Payment("in_bad")).WithAfter("not json"));
        commits.AddRange(good.Skip(20).Select(CommitAsync));

        (await Task.WhenAll(commits)).ShouldAllBe(result => result == CommitResult.Committed);
        (await stale).ShouldBe(CommitResult.StaleVersion);
        (await twice).ShouldBe(CommitResult.AlreadyApplied);
        (await Should.ThrowAsync<Exception>(bad)).ShouldNotBeOfType<StoreUnavailableException>();
        (await Database.QueryAsync("SELECT payment_id FROM payment")).ShouldBeEmpty();
        (await Database.QueryAsync("SELECT count(*) FROM subscription")).ShouldBe(["42"]);
        (await Database.QueryAsync("SELECT count(*) FROM subscription_timeline")).ShouldBe(["42"]);
    }

    [Fact]
    public async Task One_event_for_two_customers_is_applied_to_one_of_them()
    {
        var results = await Task.WhenAll(
            CommitAsync(Commit.Of("evt_warm_up", "cus_0")), CommitAsync(Commit.Of("evt_1", "cus_1")), CommitAsync(Commit.Of("evt_1", "cus_2")));

        results.Count(result => result == CommitResult.Committed).ShouldBe(2);
        results.Count(result => result == CommitResult.AlreadyApplied).ShouldBe(1);
    }

    [Fact]
    public async Task Of_two_processes_one_commits_each_version_of_a_customer()
    {
        var other = await Database.OpenAsync();
        for (var version = 1; version <= 20; version++)
        {
            var results = await Task.WhenAll(
                CommitAsync(Commit.Of($"evt_here_{version}", version: version)),
                other.Subscriptions.CommitAsync(Commit.Of($"evt_there_{version}", version: version), CancellationToken.None));

            results.ShouldBe([CommitResult.Committed, CommitResult.StaleVersion], ignoreOrder: true);
        }

        (await Database.QueryAsync("SELECT count(*) FROM subscription_timeline")).ShouldBe(["20"]);
    }

    [Fact]
    public async Task Bursts_of_overlapping_customers_from_two_processes_never_deadlock()
    {
        var other = await Database.OpenAsync();
        var customers = Enumerable.Range(0, 50).Select(number => $"cus_{number}").ToArray();
        for (var version = 1; version <= 5; version++)
        {
            var here = customers.Select(customer =>
                CommitAsync(Commit.Of($"evt_here_{customer}_{version}", customer, version, payments: Commit.Payment($"in_{customer}"))));
            var there = customers.Reverse().Select(customer => other.Subscriptions.CommitAsync(
                Commit.Of($"evt_there_{customer}_{version}", customer, version, payments: Commit.Payment($"in_{customer}")),
                CancellationToken.None));

            var results = await Task.WhenAll([.. here, .. there]);

            results.Count(result => result == CommitResult.Committed).ShouldBe(customers.Length);
        }
    }

    [Fact]
    public async Task Commits_of_one_customer_at_once_go_one_after_the_other()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 30).Select(number => CommitAsync(Commit.Of($"evt_{number}"))));

        results.Count(result => result == CommitResult.Committed).ShouldBe(1);
        results.Count(result => result == CommitResult.StaleVersion).ShouldBe(29);
    }

    public static TheoryData<Payment, Payment, string> Payments => new()
    {
        { Commit.Payment(status: PaymentStatus.Succeeded, eventId: "evt_a"), Commit.Payment(attempt: 9, second: 9, eventId: "evt_b"), "evt_a" },
        { Commit.Payment(attempt: 9, second: 9, eventId: "evt_a"), Commit.Payment(status: PaymentStatus.Succeeded, eventId: "evt_b"), "evt_b" },
        { Commit.Payment(attempt: 1, second: 9, eventId: "evt_a"), Commit.Payment(attempt: 2, eventId: "evt_b"), "evt_b" },
        { Commit.Payment(attempt: 2, eventId: "evt_a"), Commit.Payment(attempt: 1, second: 9, eventId: "evt_b"), "evt_a" },
        { Commit.Payment(second: 1, eventId: "evt_a"), Commit.Payment(second: 2, eventId: "evt_b"), "evt_b" },
        { Commit.Payment(second: 2, eventId: "evt_a"), Commit.Payment(second: 1, eventId: "evt_b"), "evt_a" },
    };

    [Theory]
    [MemberData(nameof(Payments))]
    public async Task The_latest_result_of_a_payment_wins(Payment first, Payment second, string expected)
    {
        await CommitAsync(Commit.Of("evt_1", payments: first));
        await CommitAsync(Commit.Of("evt_2", version: 2, payments: second));

        (await Database.QueryAsync("SELECT event_id FROM payment")).ShouldBe([expected]);
    }

    [Theory]
    [MemberData(nameof(Payments))]
    public async Task The_latest_result_of_a_payment_wins_within_one_commit(Payment first, Payment second, string expected)
    {
        await CommitAsync(Commit.Of("evt_1", payments: [first, second]));

        (await Database.QueryAsync("SELECT event_id FROM payment")).ShouldBe([expected]);
    }

    [Fact]
    public async Task The_view_users_answers_the_runbook()
    {
        await CommitAsync(Commit.Of("evt_1", tier: Tier.Team));

        (await Database.QueryAsync("SELECT subscription_tier || ' ' || subscription_status FROM users WHERE email = 'someone@example.com'"))
            .ShouldBe(["team active"]);
    }

    [Fact]
    public async Task Commits_that_come_together_share_transactions()
    {
        await Task.WhenAll(Enumerable.Range(0, 300).Select(number => CommitAsync(Commit.Of($"evt_{number}", $"cus_{number}"))));

        var batches = Stores.Batches.Of("subscription_commit", "sqlite_write");
        batches.Sum().ShouldBe(300);
        batches.Count.ShouldBeLessThan(100);
    }

    private Task<CommitResult> CommitAsync(SubscriptionCommit commit) => Stores.Subscriptions.CommitAsync(commit, CancellationToken.None);
}
