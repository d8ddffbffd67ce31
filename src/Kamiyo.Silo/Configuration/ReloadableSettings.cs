using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Kamiyo.Silo.Configuration;

/// <summary>The last valid settings: they follow the configuration without a restart, and a bad change leaves them as they were.</summary>
internal sealed partial class ReloadableSettings<TSettings> : IDisposable
    where TSettings : class
{
    private readonly IOptionsFactory<TSettings> _factory;
    private readonly ILogger<ReloadableSettings<TSettings>> _logger;
    private readonly IDisposable _registration;
    private volatile TSettings _current;

    /// <exception cref="OptionsValidationException">The settings are bad from the start.</exception>
    public ReloadableSettings(
        IOptionsFactory<TSettings> factory, IConfiguration configuration, ILogger<ReloadableSettings<TSettings>> logger)
    {
        _factory = factory;
        _logger = logger;
        _current = factory.Create(Options.DefaultName);
        _registration = ChangeToken.OnChange(configuration.GetReloadToken, Reload);
    }

    public TSettings Current => _current;

    public void Dispose() => _registration.Dispose();

    private void Reload()
    {
        try
        {
            _current = _factory.Create(Options.DefaultName);
            LogReloaded(typeof(TSettings).Name);
        }
        catch (OptionsValidationException exception)
        {
            LogRefused(typeof(TSettings).Name, string.Join(' ', exception.Failures));
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "{Settings} reloaded")]
    private partial void LogReloaded(string settings);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "{Settings} not reloaded, the old ones stay in force: {Problems}")]
    private partial void LogRefused(string settings, string problems);
}
