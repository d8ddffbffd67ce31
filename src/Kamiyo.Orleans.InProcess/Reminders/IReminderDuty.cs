namespace Kamiyo.Orleans.InProcess.Reminders;

/// <summary>
/// Says when this host delivers reminders, where several share one reminder table. Register another than the default, which is
/// always on duty, after <c>AddReminders</c>.
/// </summary>
public interface IReminderDuty
{
    /// <summary>Completes when this host is to deliver reminders.</summary>
    /// <returns>Cancelled when it is to stop.</returns>
    Task<CancellationToken> TakeUpAsync(CancellationToken cancellationToken);
}
