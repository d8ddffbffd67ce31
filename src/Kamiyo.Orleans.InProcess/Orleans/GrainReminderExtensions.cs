using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Timers;

namespace Orleans;

/// <summary>Reminders of a grain. To be called from its turns.</summary>
public static class GrainReminderExtensions
{
    /// <summary>Stores a reminder; one of the same name is replaced.</summary>
    /// <param name="dueTime">Time to the first tick, zero or more.</param>
    /// <param name="period">Time between ticks, at least <see cref="Hosting.ReminderOptions.MinimumReminderPeriod"/>.</param>
    /// <exception cref="InvalidOperationException">The grain is not <see cref="IRemindable"/>.</exception>
    public static Task<IGrainReminder> RegisterOrUpdateReminder(
        this Grain grain, string reminderName, TimeSpan dueTime, TimeSpan period) =>
        RegisterOrUpdateReminder((IGrainBase)grain, reminderName, dueTime, period);

    /// <inheritdoc cref="RegisterOrUpdateReminder(Grain, string, TimeSpan, TimeSpan)"/>
    public static Task<IGrainReminder> RegisterOrUpdateReminder(
        this IGrainBase grain, string reminderName, TimeSpan dueTime, TimeSpan period)
    {
        var context = ContextOf(grain);
        ArgumentException.ThrowIfNullOrWhiteSpace(reminderName);
        return grain is IRemindable
            ? RegistryOf(context).RegisterOrUpdateReminder(context.GrainId, reminderName, dueTime, period)
            : throw new InvalidOperationException($"Grain {context.GrainId} is not {nameof(IRemindable)}, so it can't have reminders.");
    }

    /// <exception cref="ReminderException">The reminder was replaced meanwhile.</exception>
    public static Task UnregisterReminder(this Grain grain, IGrainReminder reminder) => UnregisterReminder((IGrainBase)grain, reminder);

    /// <inheritdoc cref="UnregisterReminder(Grain, IGrainReminder)"/>
    public static Task UnregisterReminder(this IGrainBase grain, IGrainReminder reminder)
    {
        var context = ContextOf(grain);
        return RegistryOf(context).UnregisterReminder(context.GrainId, reminder);
    }

    /// <summary>The stored reminder of that name, or null.</summary>
    public static Task<IGrainReminder?> GetReminder(this Grain grain, string reminderName) => GetReminder((IGrainBase)grain, reminderName);

    /// <inheritdoc cref="GetReminder(Grain, string)"/>
    public static Task<IGrainReminder?> GetReminder(this IGrainBase grain, string reminderName)
    {
        var context = ContextOf(grain);
        ArgumentException.ThrowIfNullOrWhiteSpace(reminderName);
        return RegistryOf(context).GetReminder(context.GrainId, reminderName);
    }

    public static Task<List<IGrainReminder>> GetReminders(this Grain grain) => GetReminders((IGrainBase)grain);

    public static Task<List<IGrainReminder>> GetReminders(this IGrainBase grain)
    {
        var context = ContextOf(grain);
        return RegistryOf(context).GetReminders(context.GrainId);
    }

    private static IGrainContext ContextOf(IGrainBase grain)
    {
        ArgumentNullException.ThrowIfNull(grain);
        var context = grain.GrainContext;
        ArgumentNullException.ThrowIfNull(context, nameof(grain));
        return context;
    }

    private static IReminderRegistry RegistryOf(IGrainContext context) =>
        context.ActivationServices.GetService<IReminderRegistry>()
        ?? throw new OrleansConfigurationException(
            "No reminder service is configured: call AddReminders() on the silo builder and register an IReminderTable.");
}
