using Kamiyo.Cli.Gateway;
using Kamiyo.Cli.Output;
using Kamiyo.Cli.Tests.Support;
using Kamiyo.Cli.Triggering;

namespace Kamiyo.Cli.Tests.Output;

public sealed class DescribeTests
{
    [Theory]
    [InlineData("processed", "processed", Mood.Good)]
    [InlineData("ignored", "ignored", Mood.Doubtful)]
    [InlineData("failed", "failed at attempt 1; next at no set time", Mood.Bad)]
    [InlineData("dead", "dead after 1 attempt: no retry can mend it", Mood.Bad)]
    [InlineData("received", "still received when the time was up", Mood.Bad)]
    [InlineData(null, "stored, but not found when the time was up", Mood.Bad)]
    public void Every_status_is_put_into_words(string? status, string words, Mood mood)
    {
        var view = status is null ? null : Reports.View(status);

        Describe.Status(Reports.Processed() with { View = view }).ShouldBe(new Line("Status", words, mood));
    }

    [Fact]
    public void A_duplicate_is_said_to_be_one()
    {
        var duplicate = Reports.Processed() with { Receipt = new Receipt("evt_1", "duplicate") };

        Describe.Status(duplicate).Value.ShouldBe("processed (a duplicate: the gateway had it already)");
        Describe.Status(duplicate with { Waited = false, View = null }).Value
            .ShouldBe("stored, not waited for (a duplicate: the gateway had it already)");
    }

    [Fact]
    public void What_changed_is_shown_from_to_and_what_stayed_once()
    {
        var before = Reports.Customer with { SubscriptionTier = "free", ApiAccess = false, PaidThrough = null };

        Describe.Customer(before, Reports.Customer).Select(line => line.Value)
            .ShouldBe(["free → pro", "active", "no → yes", "never paid → 2026-12-20"]);
    }

    [Fact]
    public void A_customer_that_is_not_known_is_said_so()
    {
        Describe.Customer(Reports.Customer, null).ShouldHaveSingleItem().Value.ShouldBe("the gateway doesn't know this customer");
    }

    [Fact]
    public void Totals_that_were_not_waited_for_say_nothing_of_processing()
    {
        var totals = new BulkTotals(
            1000, 1000, 0, 0, 0, 0, 0, 1000, 3, Waited: false, Interrupted: false, TimeSpan.FromSeconds(2), []);

        Describe.Totals(totals).Select(line => $"{line.Name}: {line.Value}").ShouldBe(
        [
            "Accepted: 1,000",
            "Duplicates: 0",
            "Asked to slow down: 3",
            "Rate: 500.0 a second (2.0 s of sending)",
        ]);
    }
}
