using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Kamiyo.Delivery.Configuration;

/// <summary>Reads settings under both of their names and gathers every problem, so that all of them are told at once.</summary>
internal sealed class DeliverySettingsReader(IConfiguration configuration)
{
    private readonly List<string> _problems = [];

    public IReadOnlyList<string> Problems => _problems;

    public void AddProblem(string problem) => _problems.Add(problem);

    /// <summary>The trimmed value; null when it is not set or blank.</summary>
    public string? Text(DeliverySetting setting)
    {
        var value = string.IsNullOrWhiteSpace(configuration[setting.Variable]) ? configuration[setting.Path] : configuration[setting.Variable];
        return string.IsNullOrWhiteSpace(value) ? null : value.Trim();
    }

    public int Integer(DeliverySetting setting, int fallback, int minimum, int maximum)
    {
        if (Text(setting) is not { } text)
        {
            return fallback;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= maximum)
        {
            return value;
        }

        AddProblem($"{setting} is '{text}'; it must be a whole number from {minimum} to {maximum}.");
        return fallback;
    }

    public bool Boolean(DeliverySetting setting, bool fallback)
    {
        if (Text(setting) is not { } text)
        {
            return fallback;
        }

        if (bool.TryParse(text, out var value))
        {
            return value;
        }

        AddProblem($"{setting} is '{text}'; it must be true or false.");
        return fallback;
    }

    /// <summary>An address to post to. Problems never show it: it may be a secret.</summary>
    public Uri? Url(DeliverySetting setting)
    {
        if (Text(setting) is not { } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.UserInfo.Length == 0 &&
            (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)))
        {
            return url;
        }

        AddProblem($"{setting} is no usable address. It must start with https://, or with http:// on this machine, and hold no user name.");
        return null;
    }
}
