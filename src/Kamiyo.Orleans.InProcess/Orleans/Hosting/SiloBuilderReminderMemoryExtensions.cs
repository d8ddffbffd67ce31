using Kamiyo.Orleans.InProcess.Reminders;
using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Hosting;

/// <summary>Reminders that live as long as the host, for tests.</summary>
public static class SiloBuilderReminderMemoryExtensions
{
    public static ISiloBuilder UseInMemoryReminderService(this ISiloBuilder builder) => builder
        .AddReminders()
        .ConfigureServices(static services => services.AddSingleton<IReminderTable, InMemoryReminderTable>());
}
