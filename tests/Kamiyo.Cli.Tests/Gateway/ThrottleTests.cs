using Kamiyo.Cli.Gateway;
using Kamiyo.Cli.Tests.Support;

namespace Kamiyo.Cli.Tests.Gateway;

public sealed class ThrottleTests
{
    private static readonly Answer<string> NotNow = new(null, TimeSpan.FromSeconds(2), new Problem("not now", 429));
    private readonly SkippingTimeProvider _time = new();

    [Fact]
    public async Task A_call_is_repeated_after_the_time_that_was_asked_for()
    {
        var throttle = new Throttle(TimeSpan.FromSeconds(10), _time);
        var answers = new Queue<Answer<string>>([NotNow, NotNow, new("done")]);

        var answer = await throttle.CallAsync(() => Task.FromResult(answers.Dequeue()), TestContext.Current.CancellationToken);

        answer.ShouldBe("done");
        _time.Waited.ShouldBe(TimeSpan.FromSeconds(4));
        throttle.Refusals.ShouldBe(2);
    }

    [Fact]
    public async Task It_gives_up_rather_than_wait_beyond_its_time()
    {
        var throttle = new Throttle(TimeSpan.FromSeconds(5), _time);
        var calls = 0;

        var exception = await Should.ThrowAsync<GatewayException>(() => throttle.CallAsync(
            () =>
            {
                calls++;
                return Task.FromResult(NotNow);
            },
            TestContext.Current.CancellationToken));

        exception.Problem.Message.ShouldBe("not now");
        exception.Unreachable.ShouldBeFalse();
        calls.ShouldBe(3);
        _time.Waited.ShouldBe(TimeSpan.FromSeconds(4));
    }

    [Fact]
    public async Task Being_asked_to_wait_no_time_still_ends()
    {
        var throttle = new Throttle(TimeSpan.FromSeconds(1), _time);

        await Should.ThrowAsync<GatewayException>(() => throttle.CallAsync(
            () => Task.FromResult(NotNow with { RetryAfter = TimeSpan.Zero }), TestContext.Current.CancellationToken));

        throttle.Refusals.ShouldBe(11);
    }

    [Fact]
    public async Task A_pause_that_one_caller_was_told_holds_for_the_others()
    {
        var throttle = new Throttle(TimeSpan.FromSeconds(1), _time);
        await Should.ThrowAsync<GatewayException>(
            () => throttle.CallAsync(() => Task.FromResult(NotNow), TestContext.Current.CancellationToken));
        var calledAt = TimeSpan.Zero;

        await throttle.CallAsync(
            () =>
            {
                calledAt = _time.Waited;
                return Task.FromResult(new Answer<string>("done"));
            },
            TestContext.Current.CancellationToken);

        calledAt.ShouldBe(TimeSpan.FromSeconds(2));
    }
}
