using Microsoft.Extensions.Options;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Timers;

namespace Kamiyo.Orleans.InProcess.Reminders;

/// <summary>Checks what grains ask of their reminders.</summary>
internal sealed class ReminderRegistry(ReminderService service, IOptions<ReminderOptions> options) : IReminderRegistry
{
    public Task<IGrainReminder> RegisterOrUpdateReminder(GrainId callingGrainId, string reminderName, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(period, TimeSpan.Zero);
        ArgumentException.ThrowIfNullOrEmpty(reminderName);
        var minimum = options.Value.MinimumReminderPeriod;
        if (period < minimum)
        {
            throw new ArgumentException(
                $"Cannot register reminder {reminderName} as requested period ({period}) is less than minimum allowed reminder period ({minimum})",
                nameof(period));
        }

        ThrowOutsideGrain();
        return service.RegisterAsync(callingGrainId, reminderName, dueTime, period);
    }

    public Task UnregisterReminder(GrainId callingGrainId, IGrainReminder reminder)
    {
        ArgumentNullException.ThrowIfNull(reminder);
        ThrowOutsideGrain();
        return service.UnregisterAsync(reminder);
    }

    public Task<IGrainReminder?> GetReminder(GrainId callingGrainId, string reminderName)
    {
        ArgumentException.ThrowIfNullOrEmpty(reminderName);
        ThrowOutsideGrain();
        return service.GetAsync(callingGrainId, reminderName);
    }

    public Task<List<IGrainReminder>> GetReminders(GrainId callingGrainId)
    {
        ThrowOutsideGrain();
        return service.GetAllAsync(callingGrainId);
    }

    private static void ThrowOutsideGrain()
    {
        if (RuntimeContext.Current is null)
        {
            throw new InvalidOperationException("Reminders belong to code that runs on a grain's activation.");
        }
    }
}
