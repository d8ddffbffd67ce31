using Kamiyo.Gateway.Problems;
using Kamiyo.Storage;
using Orleans.Runtime;

namespace Kamiyo.Gateway.Tests.Problems;

public sealed class StoreOutageTests
{
    private static readonly StoreUnavailableException Away = new("away");

    [Fact]
    public void It_is_recognised_as_it_is_and_in_what_grains_and_hosts_wrap_around_it()
    {
        StoreOutage.IsKnown(Away).ShouldBeTrue();
        StoreOutage.IsKnown(new OrleansException("Error from storage provider", Away)).ShouldBeTrue();
        StoreOutage.IsKnown(new InvalidOperationException("rejected", new OrleansException("activation", Away))).ShouldBeTrue();
        StoreOutage.IsKnown(new AggregateException(new InvalidOperationException(), new OrleansException("storage", Away))).ShouldBeTrue();
    }

    [Fact]
    public void A_call_that_was_not_answered_in_time_means_try_again_but_nobody_has_logged_it()
    {
        StoreOutage.Is(new OrleansException("call", new TimeoutException())).ShouldBeTrue();
        StoreOutage.IsKnown(new TimeoutException()).ShouldBeFalse();
    }

    [Fact]
    public void A_bug_is_no_outage() => StoreOutage.Is(new InvalidOperationException("a bug", new FormatException())).ShouldBeFalse();
}
