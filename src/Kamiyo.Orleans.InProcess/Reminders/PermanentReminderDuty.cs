namespace Kamiyo.Orleans.InProcess.Reminders;

internal sealed class PermanentReminderDuty : IReminderDuty
{
    public Task<CancellationToken> TakeUpAsync(CancellationToken cancellationToken) => Task.FromResult(CancellationToken.None);
}
