using Kamiyo.Bench.Processes;

namespace Kamiyo.Bench.Tests.Processes;

public sealed class ProcMemoryTests
{
    [Fact]
    public void Memory_is_read_in_bytes() =>
        ProcMemory.Parse("Name:\tpostgres\nVmRSS:\t   30 kB\nRssAnon:\t  5 kB\nRssFile:\t  10 kB\nRssShmem:\t  15 kB\n")
            .ShouldBe(new ProcMemory(Total: 30 * 1024, Shared: 15 * 1024, Files: 10 * 1024));

    [Fact]
    public void A_process_that_has_ended_has_none() => ProcMemory.Parse("Name:\tx\nState:\tZ (zombie)\n").ShouldBe(default);
}
