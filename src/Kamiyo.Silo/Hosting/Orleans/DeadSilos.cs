using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Kamiyo.Silo.Hosting;

/// <summary>
/// Declares silos dead that have told of no life for longer than Orleans believes in it, while this one waits to join. A silo joins only once all
/// active ones have answered it. Where all others died at once nobody is left to declare them dead, and one with a new address would wait for
/// them in vain, and end.
/// </summary>
internal sealed class DeadSilos(
    IMembershipTable table,
    IClusterMembershipService membership,
    ILocalSiloDetails self,
    IOptions<ClusterMembershipOptions> options,
    TimeProvider time,
    ILogger<DeadSilos> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly TimeSpan _silence = options.Value.IAmAliveTablePublishTimeout * options.Value.NumMissedTableIAmAliveLimit;

    private SiloStatus Status => membership.CurrentSnapshot.GetSiloStatus(self.SiloAddress);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var pause = new PeriodicTimer(Interval, time);
        while (Status is SiloStatus.None or SiloStatus.Created or SiloStatus.Joining && await pause.WaitForNextTickAsync(stoppingToken))
        {
            if (Status is SiloStatus.Joining)
            {
                await DeclareDead(stoppingToken);
            }
        }
    }

    private async Task DeclareDead(CancellationToken cancellationToken)
    {
        try
        {
            var now = time.GetUtcNow().UtcDateTime;
            var members = (await table.ReadAllAsync(cancellationToken)).Members.Select(member => member.Item1);
            foreach (var silo in members.Where(silo => silo.Status is SiloStatus.Active && now - LastSign(silo) > _silence))
            {
                logger.LogWarning("The silo {Silo} has given no sign of life since {LastSign}: it is declared dead", silo.SiloAddress, LastSign(silo));
                await membership.TryKill(silo.SiloAddress);
            }
        }
        catch (Exception exception) when (exception is DbException or OrleansException)
        {
            logger.LogWarning(exception, "The members of the cluster could not be read; they are tried again");
        }
    }

    private static DateTime LastSign(MembershipEntry silo) => silo.IAmAliveTime > silo.StartTime ? silo.IAmAliveTime : silo.StartTime;
}
