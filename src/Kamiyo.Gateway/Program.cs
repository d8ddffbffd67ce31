using Kamiyo.Gateway.Admin;
using Kamiyo.Gateway.Cleanup;
using Kamiyo.Gateway.Configuration;
using Kamiyo.Gateway.Customers;
using Kamiyo.Gateway.Entitlements;
using Kamiyo.Gateway.Health;
using Kamiyo.Gateway.Json;
using Kamiyo.Gateway.Metrics;
using Kamiyo.Gateway.OpenApi;
using Kamiyo.Gateway.Operators;
using Kamiyo.Gateway.Problems;
using Kamiyo.Gateway.RateLimits;
using Kamiyo.Gateway.Requests;
using Kamiyo.Gateway.RetryJobs;
using Kamiyo.Gateway.Server;
using Kamiyo.Gateway.Starting;
using Kamiyo.Gateway.Statistics;
using Kamiyo.Gateway.Webhooks;
using Kamiyo.Silo;
using Kamiyo.Silo.Starting;

try
{
    // appsettings.json lies beside the program; data/ and .env are the working directory's.
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    builder.AddKamiyoConfiguration().AddKamiyoSettings().AddKamiyoServer();
    builder.AddKamiyoGrains(ClusterMode.Alone);
    builder.AddKamiyoTelemetry();
    builder.Services.AddGatewayJson().AddStripeWebhook().AddAdminApi().AddCustomerSync().AddApiDocument().AddHealth();
    builder.Services.AddRateLimits().AddRequestMetrics().AddStartReport();

    var app = builder.Build().ValidateSettings();
    app.UseRequestMetrics();
    app.UseProblemPages();
    app.UseClusterGate();
    app.UseRouteLimits();
    app.UseRateLimiter();
    app.MapStripeWebhook().MapWebhookEvents().MapRetryJobs().MapOperatorActions().MapCustomers().MapEntitlements();
    app.MapStatistics().MapCleanup().MapHealth().MapMetrics().MapApiDocument();
    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (StartFailure.Describe(exception) is { } message)
{
    await Console.Error.WriteLineAsync(message);
    return StartFailure.ExitCode;
}
