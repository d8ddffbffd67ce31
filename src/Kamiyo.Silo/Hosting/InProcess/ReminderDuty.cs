using Kamiyo.Orleans.InProcess.Reminders;
using Kamiyo.Storage.Duties;

namespace Kamiyo.Silo.Hosting;

/// <summary>The process on duty delivers the reminders.</summary>
internal sealed class ReminderDuty(IDuty duty) : IReminderDuty
{
    public Task<CancellationToken> TakeUpAsync(CancellationToken cancellationToken) => duty.TakeUpAsync(cancellationToken);
}
