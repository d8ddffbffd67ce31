using Kamiyo.Gateway.Webhooks;
using Kamiyo.Testing.Time;

namespace Kamiyo.Gateway.Tests.Webhooks;

public sealed class LineBudgetTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<long> _reports = [];

    [Fact]
    public void The_first_lines_of_a_span_pass_and_the_rest_is_reported_when_it_ends()
    {
        using var budget = Budget();

        Take(budget, 7).ShouldBe([true, true, true, false, false, false, false]);
        _time.Advance(TimeSpan.FromSeconds(9));
        _reports.ShouldBeEmpty();
        _time.Advance(TimeSpan.FromSeconds(1));

        _reports.ShouldBe([4]);
        Take(budget, 1).ShouldBe([true]);
    }

    [Fact]
    public void A_span_begins_with_its_first_line()
    {
        using var budget = Budget();
        _time.Advance(TimeSpan.FromSeconds(9));

        Take(budget, 4);
        _time.Advance(TimeSpan.FromSeconds(9));
        _reports.ShouldBeEmpty();
        _time.Advance(TimeSpan.FromSeconds(1));

        _reports.ShouldBe([1]);
    }

    [Fact]
    public void Nothing_is_reported_when_nothing_was_held_back()
    {
        using var budget = Budget();

        Take(budget, 3);
        _time.Advance(TimeSpan.FromMinutes(1));

        _reports.ShouldBeEmpty();
        _time.ArmedTimers.ShouldBe(0);
    }

    [Fact]
    public void What_was_held_back_is_reported_before_the_end()
    {
        var budget = Budget();
        Take(budget, 5);

        budget.Dispose();

        _reports.ShouldBe([2]);
    }

    private LineBudget Budget() => new(lines: 3, TimeSpan.FromSeconds(10), _time, _reports.Add);

    private static IEnumerable<bool> Take(LineBudget budget, int count) => [.. Enumerable.Range(0, count).Select(_ => budget.TryTake())];
}
