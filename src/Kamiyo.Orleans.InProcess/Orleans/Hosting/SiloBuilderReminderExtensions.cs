using Kamiyo.Orleans.InProcess.Reminders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Timers;

namespace Orleans.Hosting;

/// <summary>Adds the reminder service; an <see cref="IReminderTable"/> must be registered beside it.</summary>
public static class SiloBuilderReminderExtensions
{
    public static ISiloBuilder AddReminders(this ISiloBuilder builder) => builder.ConfigureServices(AddReminders);

    public static void AddReminders(this IServiceCollection services)
    {
        services.TryAddSingleton<IReminderDuty, PermanentReminderDuty>();
        services.TryAddSingleton<ReminderService>();
        services.TryAddSingleton<IReminderRegistry, ReminderRegistry>();
    }
}
