using Kamiyo.Cli.Gateway;
using Kamiyo.Cli.Triggering;

namespace Kamiyo.Cli.Tests.Triggering;

public sealed class BulkTallyTests
{
    private readonly BulkTally _tally = new();

    [Fact]
    public void Everything_is_counted_once()
    {
        foreach (var id in new[] { "evt_1", "evt_2", "evt_3", "evt_4", "evt_5" })
        {
            _tally.AddReceipt(id, new Receipt(id, "accepted"));
        }

        _tally.AddReceipt("evt_1", new Receipt("evt_1", "duplicate"));
        _tally.AddRefusal(new Problem("refused"));
        _tally.AddOutcome(View("processed"));
        _tally.AddOutcome(View("ignored"));
        _tally.AddOutcome(View("failed"));
        _tally.AddOutcome(View("dead"));
        _tally.AddOutcome(View("received"));

        var totals = Total(requested: 8);

        totals.Accepted.ShouldBe(5);
        totals.Duplicates.ShouldBe(1);
        totals.Refused.ShouldBe(1);
        totals.NotSent.ShouldBe(1);
        totals.Processed.ShouldBe(1);
        totals.Ignored.ShouldBe(1);
        totals.Failed.ShouldBe(2);
        totals.Unsettled.ShouldBe(1);
        totals.Rate.ShouldBe(3);
        totals.Succeeded.ShouldBeFalse();
        _tally.StoredEventIds.ShouldBe(["evt_1", "evt_2", "evt_3", "evt_4", "evt_5"]);
    }

    [Fact]
    public void Problems_are_told_once_a_kind_with_the_commonest_first()
    {
        _tally.AddRefusal(new Problem("rare"));
        _tally.AddRefusal(new Problem("common"));
        _tally.AddRefusal(new Problem("common"));

        Total(requested: 3).Problems.ShouldBe([new(new Problem("common"), 2), new(new Problem("rare"), 1)]);
    }

    [Fact]
    public void It_succeeded_when_all_are_stored_and_settled_well()
    {
        _tally.AddReceipt("evt_1", new Receipt("evt_1", "accepted"));
        Total(requested: 1).Succeeded.ShouldBeFalse();

        _tally.AddOutcome(View("ignored"));
        Total(requested: 1).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void Without_waiting_stored_is_enough()
    {
        _tally.AddReceipt("evt_1", new Receipt("evt_1", "accepted"));

        _tally.Total(1, 0, waited: false, interrupted: false, TimeSpan.Zero).Succeeded.ShouldBeTrue();
    }

    private BulkTotals Total(int requested) => _tally.Total(requested, 0, waited: true, interrupted: false, TimeSpan.FromSeconds(2));

    private static EventView View(string status) => new("evt", "invoice.paid", status, 1, null, null, null, null, null);
}
