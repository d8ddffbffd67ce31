using Kamiyo.Grains.Processing;

namespace Kamiyo.Grains.Tests.Processing;

public sealed class ProcessingShareTests
{
    private readonly ProcessingShare _share = new();

    [Fact]
    public void All_start_that_wait() => _share.Of(1_000, isAnsweringFirst: false).ShouldBe(1_000);

    [Fact]
    public void Some_start_even_while_answering_comes_first() => _share.Of(1_000, isAnsweringFirst: true).ShouldBe(ProcessingShare.Least);

    [Fact]
    public void No_more_start_than_wait() => _share.Of(3, isAnsweringFirst: true).ShouldBe(3);

    [Fact]
    public void After_that_a_few_more_start_each_time_until_all_do()
    {
        _share.Of(30, isAnsweringFirst: true);

        Enumerable.Range(0, 5).Select(_ => _share.Of(30, isAnsweringFirst: false)).ShouldBe([8, 16, 24, 30, 30]);
    }

    [Fact]
    public void Once_all_have_started_a_later_crowd_starts_as_a_whole()
    {
        _share.Of(30, isAnsweringFirst: true);
        _share.Of(ProcessingShare.Step, isAnsweringFirst: false);

        _share.Of(1_000, isAnsweringFirst: false).ShouldBe(1_000);
    }
}
