using Kamiyo.Storage.Postgres.Statistics;

namespace Kamiyo.Storage.Tests.Postgres.Statistics;

public sealed class StatisticSlotsTests
{
    private readonly StatisticSlots _slots = new();

    [Fact]
    public void Commits_that_are_under_way_at_once_have_slots_of_their_own()
    {
        var taken = Enumerable.Range(0, StatisticSlots.Count).Select(_ => _slots.Take().Number).ToList();

        taken.Order().ShouldBe(Enumerable.Range(0, StatisticSlots.Count).Select(slot => (short)slot));
    }

    [Fact]
    public void A_slot_that_is_free_again_is_taken_again()
    {
        var first = _slots.Take();
        _slots.Take();
        first.Dispose();

        _slots.Take().Number.ShouldBe(first.Number);
    }

    [Fact]
    public void More_commits_than_slots_share_one()
    {
        for (var i = 0; i < StatisticSlots.Count; i++)
        {
            _slots.Take();
        }

        _slots.Take().Number.ShouldBeInRange((short)0, (short)(StatisticSlots.Count - 1));
    }
}
