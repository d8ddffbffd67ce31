using Kamiyo.Gateway.Health;
using Kamiyo.Testing.Time;

namespace Kamiyo.Gateway.Tests.Health;

public sealed class SecretUsesTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly DateTimeOffset _start;
    private readonly SecretUses _uses;

    public SecretUsesTests() => (_uses, _start) = (new(_time), _time.GetUtcNow());

    [Fact]
    public void A_secret_is_known_from_when_it_was_first_read_and_by_when_it_last_matched()
    {
        _uses.Read(["whsec_old", "whsec_new"]);
        _time.Advance(TimeSpan.FromDays(1));
        _uses.Matched("whsec_old");
        _time.Advance(TimeSpan.FromDays(1));
        _uses.Matched("whsec_old");

        _uses.Read(["whsec_old", "whsec_new"]).ShouldBe([new(_start, _start.AddDays(2)), new(_start, null)]);
    }

    [Fact]
    public void Uses_follow_their_secrets_when_the_order_changes()
    {
        _uses.Matched("whsec_old");

        _uses.Read(["whsec_new", "whsec_old"]).ShouldBe([new(_start, null), new(_start, _start)]);
    }

    [Fact]
    public void A_secret_that_was_away_begins_anew()
    {
        _uses.Matched("whsec_old");
        _uses.Read(["whsec_new"]);
        _time.Advance(TimeSpan.FromDays(1));

        _uses.Read(["whsec_new", "whsec_old"]).ShouldBe([new(_start, null), new(_start.AddDays(1), null)]);
    }
}
