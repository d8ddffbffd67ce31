using Kamiyo.Silo.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kamiyo.Silo.Tests.Hosting;

public sealed class SiloConnectionsTests
{
    private readonly SiloConnections _silos =
        new(new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance), NullLogger<SiloConnections>.Instance);

    [Fact]
    public void There_is_none_before_the_first_and_after_the_last()
    {
        _silos.HasAny.ShouldBeFalse();

        _silos.NotifyGatewayCountChanged(1, 0, connectionRecovered: true);
        _silos.NotifyGatewayCountChanged(2, 1, connectionRecovered: false);
        _silos.NotifyGatewayCountChanged(1, 2, connectionRecovered: false);
        _silos.HasAny.ShouldBeTrue();

        _silos.NotifyGatewayCountChanged(0, 1, connectionRecovered: false);
        _silos.NotifyClusterConnectionLost();
        _silos.HasAny.ShouldBeFalse();
    }

    [Fact]
    public void An_end_that_is_told_after_the_beginning_that_followed_it_does_not_hide_that_one()
    {
        _silos.NotifyGatewayCountChanged(1, 0, connectionRecovered: true);

        // It went to 0 and to 1 again.
        _silos.NotifyGatewayCountChanged(1, 0, connectionRecovered: true);
        _silos.NotifyGatewayCountChanged(0, 1, connectionRecovered: false);

        _silos.HasAny.ShouldBeTrue();
    }
}
