using Kamiyo.Storage.Availability;

namespace Kamiyo.Storage.Tests.Grouping;

public sealed class GroupCommitTests
{
    [Fact]
    public async Task A_lone_item_is_committed_at_once()
    {
        await using var harness = new GroupHarness();

        var result = harness.RunAsync("a");
        var commit = await harness.NextAsync();

        commit.Items.ShouldBe(["a"]);
        result.IsCompleted.ShouldBeFalse();
        commit.Succeed();
        (await result).ShouldBe("A");
    }

    [Fact]
    public async Task What_arrives_during_a_commit_shares_the_next_one_in_order_of_its_keys()
    {
        await using var harness = new GroupHarness();
        var first = harness.RunAsync("a");
        var underWay = await harness.NextAsync();

        var others = new[] { "d", "b", "c" }.Select(item => harness.RunAsync(item)).ToArray();
        harness.IsQuiet.ShouldBeTrue();
        underWay.Succeed();
        var shared = await harness.NextAsync();
        shared.Items.ShouldBe(["b", "c", "d"]);
        shared.Succeed();

        (await first).ShouldBe("A");
        (await Task.WhenAll(others)).ShouldBe(["D", "B", "C"]);
    }

    [Fact]
    public async Task Several_writers_commit_at_once_and_no_more_than_allowed()
    {
        await using var harness = new GroupHarness(writers: 2, maxItems: 4);
        var first = harness.RunAsync("a");
        var one = await harness.NextAsync();
        var second = harness.RunAsync("b");
        var two = await harness.NextAsync();

        var third = harness.RunAsync("c");
        harness.IsQuiet.ShouldBeTrue();
        two.Succeed();
        var three = await harness.NextAsync();
        three.Items.ShouldBe(["c"]);
        one.Succeed();
        three.Succeed();

        (await Task.WhenAll(first, second, third)).ShouldBe(["A", "B", "C"]);
    }

    [Fact]
    public async Task A_second_writer_begins_when_enough_waits_for_it()
    {
        await using var harness = new GroupHarness(writers: 2, maxItems: 8);
        var first = harness.RunAsync("a");
        var one = await harness.NextAsync();

        var second = harness.RunAsync("b");
        harness.IsQuiet.ShouldBeTrue();
        var third = harness.RunAsync("c");
        var two = await harness.NextAsync();

        two.Items.ShouldBe(["b", "c"]);
        two.Succeed();
        one.Succeed();
        (await Task.WhenAll(first, second, third)).ShouldBe(["A", "B", "C"]);
    }

    [Fact]
    public async Task Two_items_of_one_key_are_neither_in_one_commit_nor_under_way_together()
    {
        await using var harness = new GroupHarness(writers: 3, maxItems: 4);
        var first = harness.RunAsync("a:1");
        var underWay = await harness.NextAsync();

        var second = harness.RunAsync("a:2");
        var third = harness.RunAsync("a:3");
        var other = harness.RunAsync("b");
        var beside = await harness.NextAsync();
        beside.Items.ShouldBe(["b"]);
        beside.Succeed();
        await other;
        harness.IsQuiet.ShouldBeTrue();

        underWay.Succeed();
        var next = await harness.NextAsync();
        next.Items.ShouldBe(["a:2"]);
        next.Succeed();
        var last = await harness.NextAsync();
        last.Items.ShouldBe(["a:3"]);
        last.Succeed();
        (await Task.WhenAll(first, second, third)).ShouldBe(["A:1", "A:2", "A:3"]);
    }

    [Theory]
    [InlineData(2, 1_000)]
    [InlineData(100, 2)]
    public async Task A_commit_is_bounded_by_items_and_by_weight(int maxItems, long maxWeight)
    {
        await using var harness = new GroupHarness(maxItems: maxItems, maxWeight: maxWeight);
        var first = harness.RunAsync("a");
        var underWay = await harness.NextAsync();

        var others = new[] { "b", "c", "d" }.Select(item => harness.RunAsync(item)).ToArray();
        underWay.Succeed();

        var next = await harness.NextAsync();
        next.Items.ShouldBe(["b", "c"]);
        next.Succeed();
        var last = await harness.NextAsync();
        last.Items.ShouldBe(["d"]);
        last.Succeed();
        await Task.WhenAll([first, .. others]);
    }

    [Fact]
    public async Task An_item_above_the_weight_limit_goes_alone()
    {
        await using var harness = new GroupHarness(maxWeight: 3);
        var result = harness.RunAsync("much too heavy");

        var commit = await harness.NextAsync();
        commit.Items.ShouldBe(["much too heavy"]);
        commit.Succeed();
        await result;
    }

    [Fact]
    public async Task One_refused_item_fails_alone()
    {
        await using var harness = new GroupHarness();
        var first = harness.RunAsync("a");
        var underWay = await harness.NextAsync();
        var tasks = new[] { "b", "c", "d", "e", "f" }.ToDictionary(item => item, item => harness.RunAsync(item));
        underWay.Succeed();
        await first;

        string[][] attempts = [["b", "c", "d", "e", "f"], ["b", "c"], ["d", "e", "f"], ["d"], ["e", "f"]];
        foreach (var expected in attempts)
        {
            var attempt = await harness.NextAsync();
            attempt.Items.ShouldBe(expected);
            EndLikeADatabase(attempt, bad: "d");
        }

        await Should.ThrowAsync<FormatException>(tasks["d"]);
        foreach (var good in tasks.Where(task => task.Key != "d"))
        {
            (await good.Value).ShouldBe(good.Key.ToUpperInvariant());
        }
    }

    [Fact]
    public async Task An_unavailable_store_fails_the_whole_commit_without_a_second_try()
    {
        await using var harness = new GroupHarness();
        var first = harness.RunAsync("a");
        var underWay = await harness.NextAsync();
        var others = new[] { "b", "c" }.Select(item => harness.RunAsync(item)).ToArray();
        underWay.Succeed();
        await first;

        (await harness.NextAsync()).Fail(new StoreUnavailableException("gone"));

        foreach (var task in others)
        {
            await Should.ThrowAsync<StoreUnavailableException>(task);
        }

        harness.IsQuiet.ShouldBeTrue();
    }

    [Fact]
    public async Task What_waits_for_an_unavailable_store_is_told_so_without_a_try_of_its_own()
    {
        await using var harness = new GroupHarness();
        var first = harness.RunAsync("a");
        var underWay = await harness.NextAsync();
        var waiting = new[] { "b", "c" }.Select(item => harness.RunAsync(item)).ToArray();

        underWay.Fail(new StoreUnavailableException("gone"));

        await Should.ThrowAsync<StoreUnavailableException>(first);
        foreach (var task in waiting)
        {
            await Should.ThrowAsync<StoreUnavailableException>(task);
        }

        harness.IsQuiet.ShouldBeTrue();
        var next = harness.RunAsync("b");
        (await harness.NextAsync()).Succeed();
        (await next).ShouldBe("B");
    }

    [Fact]
    public async Task A_conflict_of_some_does_not_fail_those_that_wait()
    {
        await using var harness = new GroupHarness();
        var first = harness.RunAsync("a");
        var underWay = await harness.NextAsync();
        var waiting = harness.RunAsync("b");

        underWay.Fail(new StoreUnavailableException(UnavailableReason.Conflict, "deadlock"));
        (await harness.NextAsync()).Succeed();

        await Should.ThrowAsync<StoreUnavailableException>(first);
        (await waiting).ShouldBe("B");
    }

    [Fact]
    public async Task The_key_of_a_failed_item_is_free_again()
    {
        await using var harness = new GroupHarness();
        var failed = harness.RunAsync("a:1");
        (await harness.NextAsync()).Fail(new FormatException());
        await Should.ThrowAsync<FormatException>(failed);

        var again = harness.RunAsync("a:2");
        (await harness.NextAsync()).Succeed();
        (await again).ShouldBe("A:2");
    }

    [Fact]
    public async Task Cancelling_takes_a_waiting_item_out()
    {
        await using var harness = new GroupHarness();
        using var cancellation = new CancellationTokenSource();
        var first = harness.RunAsync("a");
        var underWay = await harness.NextAsync();
        var cancelled = harness.RunAsync("b", cancellation.Token);
        var kept = harness.RunAsync("c");

        await cancellation.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(cancelled);
        underWay.Succeed();
        var next = await harness.NextAsync();

        next.Items.ShouldBe(["c"]);
        next.Succeed();
        await Task.WhenAll(first, kept);
    }

    [Fact]
    public async Task Cancelling_does_not_disturb_an_item_that_is_being_committed()
    {
        await using var harness = new GroupHarness();
        using var cancellation = new CancellationTokenSource();
        var result = harness.RunAsync("a", cancellation.Token);
        var underWay = await harness.NextAsync();

        await cancellation.CancelAsync();
        underWay.Succeed();

        (await result).ShouldBe("A");
    }

    [Theory]
    [InlineData(1, 1_000)]
    [InlineData(10, 1)]
    public async Task A_full_line_refuses_at_once(int maxWaiting, long maxWaitingWeight)
    {
        await using var harness = new GroupHarness(maxWaiting: maxWaiting, maxWaitingWeight: maxWaitingWeight);
        var first = harness.RunAsync("a");
        var underWay = await harness.NextAsync();
        var waiting = harness.RunAsync("b");

        (await Should.ThrowAsync<StoreUnavailableException>(harness.RunAsync("c"))).Message.ShouldContain("busy");

        underWay.Succeed();
        (await harness.NextAsync()).Succeed();
        await Task.WhenAll(first, waiting);
    }

    [Fact]
    public async Task Stopping_commits_what_was_accepted_and_refuses_the_rest()
    {
        await using var harness = new GroupHarness();
        var first = harness.RunAsync("a");
        var underWay = await harness.NextAsync();
        var waiting = harness.RunAsync("b");

        var stopped = harness.Group.DisposeAsync().AsTask();
        await Should.ThrowAsync<StoreUnavailableException>(harness.RunAsync("c"));
        stopped.IsCompleted.ShouldBeFalse();
        underWay.Succeed();
        (await harness.NextAsync()).Succeed();
        await stopped;

        (await Task.WhenAll(first, waiting)).ShouldBe(["A", "B"]);
    }

    private static void EndLikeADatabase(GroupHarness.Attempt attempt, string bad)
    {
        if (attempt.Items.Contains(bad))
        {
            attempt.Fail(new FormatException());
        }
        else
        {
            attempt.Succeed();
        }
    }
}
