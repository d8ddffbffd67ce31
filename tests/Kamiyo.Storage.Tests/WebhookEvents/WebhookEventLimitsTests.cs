using Kamiyo.Storage.Tests.Builders;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Storage.Tests.WebhookEvents;

public sealed class WebhookEventLimitsTests
{
    [Fact]
    public void A_detail_of_ten_thousand_characters_is_kept_whole()
    {
        var detail = new string('d', 10_000);

        Cut(detail).ShouldBe(detail);
    }

    [Fact]
    public void A_longer_one_keeps_its_beginning_and_says_that_it_was_cut()
    {
        var cut = Cut("begin" + new string('d', WebhookEventLimits.ErrorDetailLength));

        cut.Length.ShouldBe(WebhookEventLimits.ErrorDetailLength);
        cut.ShouldStartWith("begin");
        cut.ShouldEndWith("… (cut)");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_character_of_two_halves_is_never_cut_in_two(int shift)
    {
        var cut = Cut(new string('d', shift) + string.Concat(Enumerable.Repeat("😀", WebhookEventLimits.ErrorDetailLength)));

        cut.Length.ShouldBeLessThanOrEqualTo(WebhookEventLimits.ErrorDetailLength);
        cut.EnumerateRunes().ShouldNotContain(rune => rune.Value == 0xFFFD);
    }

    [Fact]
    public void What_is_absent_stays_absent() => WebhookEventLimits.Apply(Event.Received()).ShouldBe(Event.Received());

    private static string Cut(string detail) => WebhookEventLimits.Apply(Event.Received() with { ErrorDetail = detail }).ErrorDetail!;
}
