using Kamiyo.Storage.Outbox;

namespace Kamiyo.Storage.Tests.Outbox;

public sealed class OutboxStatusTextTests
{
    [Fact]
    public void Every_status_comes_back_from_its_text() =>
        Enum.GetValues<OutboxStatus>().ShouldAllBe(status => OutboxStatusText.Parse(status.ToText()) == status);

    [Fact]
    public void Another_text_is_refused() => Should.Throw<FormatException>(() => OutboxStatusText.Parse("Sent"));
}
