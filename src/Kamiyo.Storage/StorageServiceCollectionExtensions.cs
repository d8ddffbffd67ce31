using Kamiyo.Storage.Availability;
using Kamiyo.Storage.Backlog;
using Kamiyo.Storage.Customers;
using Kamiyo.Storage.Databases;
using Kamiyo.Storage.Duties;
using Kamiyo.Storage.Grouping;
using Kamiyo.Storage.Health;
using Kamiyo.Storage.Migrations;
using Kamiyo.Storage.Operators;
using Kamiyo.Storage.Outbox;
using Kamiyo.Storage.Postgres;
using Kamiyo.Storage.Postgres.Customers;
using Kamiyo.Storage.Postgres.Duties;
using Kamiyo.Storage.Postgres.Operators;
using Kamiyo.Storage.Postgres.Outbox;
using Kamiyo.Storage.Postgres.Reminders;
using Kamiyo.Storage.Postgres.Retention;
using Kamiyo.Storage.Postgres.RetryJobs;
using Kamiyo.Storage.Postgres.Statistics;
using Kamiyo.Storage.Postgres.Subscriptions;
using Kamiyo.Storage.Postgres.WebhookEvents;
using Kamiyo.Storage.Reminders;
using Kamiyo.Storage.Retention;
using Kamiyo.Storage.RetryJobs;
using Kamiyo.Storage.Sqlite;
using Kamiyo.Storage.Sqlite.Customers;
using Kamiyo.Storage.Sqlite.Operators;
using Kamiyo.Storage.Sqlite.Outbox;
using Kamiyo.Storage.Sqlite.Reminders;
using Kamiyo.Storage.Sqlite.Retention;
using Kamiyo.Storage.Sqlite.RetryJobs;
using Kamiyo.Storage.Sqlite.Statistics;
using Kamiyo.Storage.Sqlite.Subscriptions;
using Kamiyo.Storage.Sqlite.WebhookEvents;
using Kamiyo.Storage.Statistics;
using Kamiyo.Storage.Subscriptions;
using Kamiyo.Storage.WebhookEvents;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans;

namespace Kamiyo.Storage;

public static class StorageServiceCollectionExtensions
{
    /// <summary>
    /// The stores of one database, the grain storage and the reminder table on them, and the service that migrates it before any other starts. Disposing the provider commits
    /// what was accepted and closes the connections.
    /// </summary>
    public static IServiceCollection AddKamiyoStorage(this IServiceCollection services, DatabaseOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        services.AddMetrics();
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<GroupMetrics>();
        services.AddSingleton<AvailabilityMetrics>();
        services.AddSingleton<StoreCircuit>();
        services.AddSingleton<IStoreAvailability>(provider => provider.GetRequiredService<StoreCircuit>());
        services.AddHostedService<MigrationService>();
        services.AddSingleton<IReminderTable, ReminderTable>();
        return options.Dialect switch
        {
            DatabaseDialect.Postgres => services.AddPostgres(),
            DatabaseDialect.Sqlite => services.AddSqlite(),
            _ => throw new ArgumentException($"{options.Dialect} is not a dialect that Kamiyo speaks.", nameof(options)),
        };
    }

    /// <summary>
    /// Who of several processes on the database is on duty, for hosts that know nothing of each other. To be called before the
    /// grains' host is added, so that duty is known when it starts and given back when it has stopped.
    /// </summary>
    public static IServiceCollection AddKamiyoDuty(this IServiceCollection services, DatabaseDialect dialect)
    {
        ArgumentNullException.ThrowIfNull(services);
        return dialect is DatabaseDialect.Postgres
            ? services
                .AddSingleton<PostgresDuty>()
                .AddSingleton<IDuty>(provider => provider.GetRequiredService<PostgresDuty>())
                .AddSingleton<IHostedService>(provider => provider.GetRequiredService<PostgresDuty>())

            // A second process on one file is no production set-up: some work would be done twice, and nothing wrong.
            : services.AddSingleton<IDuty, PermanentDuty>();
    }

    private static IServiceCollection AddPostgres(this IServiceCollection services) => services
        .AddSingleton<PostgresDatabase>()
        .AddSingleton<StatisticSlots>()
        .AddSingleton<IDatabaseMigrator>(provider =>
            new PostgresMigrator(provider.GetRequiredService<PostgresDatabase>(), MigrationScripts.Load("Postgres")))
        .AddSingleton<IStoreHealth, PostgresHealth>()
        .AddSingleton<IBacklogReader, PostgresBacklogReader>()
        .AddSingleton<IWebhookEventStore, PostgresWebhookEventStore>()
        .AddSingleton<IWebhookStatisticStore, PostgresWebhookStatisticStore>()
        .AddSingleton<IWebhookEventReader, PostgresWebhookEventReader>()
        .AddSingleton<IRetryJobStore, PostgresRetryJobStore>()
        .AddSingleton<ISubscriptionStore, PostgresSubscriptionStore>()
        .AddSingleton<ICustomerReader, PostgresCustomerReader>()
        .AddSingleton<IOutboxStore, PostgresOutboxStore>()
        .AddSingleton<IOperatorActionStore, PostgresOperatorActionStore>()
        .AddSingleton<IRetentionStore, PostgresRetentionStore>()
        .AddSingleton<IReminderStore, PostgresReminderStore>();

    private static IServiceCollection AddSqlite(this IServiceCollection services) => services
        .AddSingleton<SqliteDatabase>()
        .AddSingleton<IDatabaseMigrator>(provider => new SqliteMigrator(
            provider.GetRequiredService<SqliteDatabase>(),
            MigrationScripts.Load("Sqlite"),
            provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<IStoreHealth, SqliteHealth>()
        .AddSingleton<IBacklogReader, SqliteBacklogReader>()
        .AddSingleton<IWebhookEventStore, SqliteWebhookEventStore>()
        .AddSingleton<IWebhookStatisticStore, SqliteWebhookStatisticStore>()
        .AddSingleton<IWebhookEventReader, SqliteWebhookEventReader>()
        .AddSingleton<IRetryJobStore, SqliteRetryJobStore>()
        .AddSingleton<ISubscriptionStore, SqliteSubscriptionStore>()
        .AddSingleton<ICustomerReader, SqliteCustomerReader>()
        .AddSingleton<IOutboxStore, SqliteOutboxStore>()
        .AddSingleton<IOperatorActionStore, SqliteOperatorActionStore>()
        .AddSingleton<IRetentionStore, SqliteRetentionStore>()
        .AddSingleton<IReminderStore, SqliteReminderStore>();
}
