using Kamiyo.Storage.RetryJobs;

namespace Kamiyo.Storage.Tests.RetryJobs;

public sealed class RetryJobStatusTextTests
{
    [Fact]
    public void Every_status_is_read_as_it_is_written() =>
        Enum.GetValues<RetryJobStatus>().ShouldAllBe(status => RetryJobStatusText.Parse(status.ToText()) == status);

    [Fact]
    public void Anything_else_is_refused() => Should.Throw<FormatException>(() => RetryJobStatusText.Parse("paused"));
}
