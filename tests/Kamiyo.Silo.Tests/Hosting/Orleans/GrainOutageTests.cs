using Kamiyo.Silo.Connections;
using Orleans.Runtime;

namespace Kamiyo.Silo.Tests.Hosting;

public sealed class GrainOutageTests
{
    public static TheoryData<Exception> Outages =>
        [new SiloUnavailableException(), new OperationCanceledException("Message expired before placement could complete.")];

    [Theory]
    [MemberData(nameof(Outages))]
    public void A_call_that_no_silo_took_may_be_made_again(Exception exception) => GrainOutage.Is(exception).ShouldBeTrue();

    [Fact]
    public void What_a_grain_itself_throws_is_no_outage() => GrainOutage.Is(new InvalidOperationException()).ShouldBeFalse();
}
