using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Kamiyo.Silo.Starting;

internal static class StartChecks
{
    /// <summary>Checks all settings before anything runs: the host would too, but logs a stack trace for each.</summary>
    /// <exception cref="OptionsValidationException">Settings of one kind are wrong.</exception>
    /// <exception cref="AggregateException">Settings of several kinds are wrong.</exception>
    public static THost CheckSettings<THost>(this THost host)
        where THost : IHost
    {
        host.Services.GetRequiredService<IStartupValidator>().Validate();
        return host;
    }
}
