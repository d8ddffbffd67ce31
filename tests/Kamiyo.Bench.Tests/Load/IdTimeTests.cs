using Kamiyo.Bench.Load;

namespace Kamiyo.Bench.Tests.Load;

public sealed class IdTimeTests
{
    // From the examples in Stripe's API reference: an event, a subscription and a payment intent, each with its `created`.
    [Theory]
    [InlineData(1_686_089_970, "NG8Du")]
    [InlineData(1_679_609_767, "MowQV")]
    [InlineData(1_680_800_504, "MtwBw")]
    public void A_second_is_written_as_Stripe_writes_it(long unixSeconds, string written) => IdTime.Of(unixSeconds).ShouldBe(written);

    [Fact]
    public void A_later_second_sorts_after_an_earlier_one() =>
        Enumerable.Range(0, 10_000).Select(second => IdTime.Of(1_790_000_000 + second)).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
}
