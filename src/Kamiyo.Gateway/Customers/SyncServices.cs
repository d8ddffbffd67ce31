using Kamiyo.Gateway.Configuration;
using Kamiyo.StripeApi;

namespace Kamiyo.Gateway.Customers;

internal static class SyncServices
{
    /// <summary>What syncs of customers need: Stripe's API, with the key that is in force.</summary>
    public static IServiceCollection AddCustomerSync(this IServiceCollection services) =>
        services
            .AddStripeApi(provider => provider.GetRequiredService<ReloadableSettings<StripeSettings>>().Current.Api)
            .AddSingleton<CustomerSync>();
}
