using Kamiyo.Bench.Load;

namespace Kamiyo.Bench.Tests.Load;

public sealed class CustomerLivesTests
{
    private readonly CustomerLives _lives = new(Steps: 3, CohortSize: 4);

    [Fact]
    public void Every_customer_lives_every_step_once_and_in_order()
    {
        var lives = Enumerable.Range(0, 36).Select(sequence => _lives.At(sequence)).GroupBy(at => at.Customer).ToArray();

        lives.Length.ShouldBe(12);
        lives.ShouldAllBe(life => life.Select(at => at.Step).SequenceEqual(new[] { 0, 1, 2 }));
    }

    [Fact]
    public void All_of_a_cohort_take_a_step_before_anybody_takes_the_next()
    {
        _lives.At(3).ShouldBe((3, 0));
        _lives.At(4).ShouldBe((0, 1));
        _lives.At(12).ShouldBe((4, 0));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 12)]
    [InlineData(12, 12)]
    [InlineData(13, 24)]
    public void The_next_cohort_begins_where_nobody_is_in_the_middle_of_a_life(long sequence, long expected) =>
        _lives.NextCohort(sequence).ShouldBe(expected);
}
