using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Grains.RetryJobs;

public static class RetryJobServices
{
    /// <summary>What retry jobs need beside the stores and the grains.</summary>
    public static IServiceCollection AddRetryJobs(this IServiceCollection services) => services.AddSingleton<EventRetrier>();
}
