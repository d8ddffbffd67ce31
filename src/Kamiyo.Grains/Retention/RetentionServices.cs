using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Grains.Retention;

public static class RetentionServices
{
    /// <summary>How long things are kept.</summary>
    public static IServiceCollection AddRetention(this IServiceCollection services)
    {
        services.AddOptions<RetentionOptions>()
            .BindConfiguration(RetentionOptions.Section)
            .Validate(
                static options => options.IsValid,
                $"{RetentionOptions.Section}: Days, PayloadDays and MessageDays must be from 1 to 36500.")
            .ValidateOnStart();
        return services;
    }
}
