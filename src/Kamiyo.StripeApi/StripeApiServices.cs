using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kamiyo.StripeApi;

public static class StripeApiServices
{
    private const string HttpClientName = "Kamiyo.StripeApi";

    // A customer's page of subscriptions with their invoices is far below.
    private const int MaxAnswerBytes = 16 * 1024 * 1024;

    /// <summary>Adds <see cref="IStripeApi"/>.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="access">Asked before every request, so that a rolled key counts at once.</param>
    public static IServiceCollection AddStripeApi(this IServiceCollection services, Func<IServiceProvider, StripeApiAccess> access)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new StripeApiOptions());
        services
            .AddHttpClient(HttpClientName, client =>
            {
                client.DefaultRequestHeaders.UserAgent.ParseAdd("Kamiyo");
                client.MaxResponseContentBufferSize = MaxAnswerBytes;

                // Each attempt has its own limit.
                client.Timeout = Timeout.InfiniteTimeSpan;
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                // A redirect would hand the key to whoever answers.
                AllowAutoRedirect = false,
                UseCookies = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)

            // They would log request headers when somebody turns tracing on.
            .RemoveAllLoggers();
        services.AddSingleton<IStripeApi>(provider => new StripeApiClient(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName),
            () => access(provider),
            provider.GetRequiredService<StripeApiOptions>(),
            provider.GetRequiredService<TimeProvider>()));
        return services;
    }
}
