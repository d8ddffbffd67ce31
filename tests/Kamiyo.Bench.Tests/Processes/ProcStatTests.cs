using Kamiyo.Bench.Processes;

namespace Kamiyo.Bench.Tests.Processes;

public sealed class ProcStatTests
{
    [Fact]
    public void Processor_time_is_read_behind_a_name_with_spaces_and_brackets()
    {
        var stat = ProcStat.Parse("42 (post) gres: a (b)) S 7 42 42 0 -1 4194560 100 200 0 0 11 22 33 44 20 0 1 0 500 1 1");

        stat.ShouldBe(new ProcStat(ParentId: 7, OwnTicks: 33, ChildTicks: 77));
    }
}
