using Kamiyo.Grains.Processing;

namespace Kamiyo.Grains.Tests.Processing;

public sealed class ProcessingOptionsTests
{
    [Theory]
    [InlineData(1, true)]
    [InlineData(100_000, true)]
    [InlineData(0, false)]
    [InlineData(100_001, false)]
    public void The_bound_is_a_number_that_makes_sense(int maxInFlight, bool isValid) =>
        new ProcessingOptions { MaxInFlight = maxInFlight }.IsValid.ShouldBe(isValid);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1_000, 500)]
    public void A_sweep_leaves_room_for_what_comes_in(int maxInFlight, int sweeps) =>
        new ProcessingOptions { MaxInFlight = maxInFlight }.MaxSweepsInFlight.ShouldBe(sweeps);
}
