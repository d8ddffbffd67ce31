using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Kamiyo.Silo.Configuration;

/// <summary>Reads settings under both of their names and gathers every problem, so that all of them are told at once.</summary>
internal sealed class SettingsReader(IConfiguration configuration)
{
    private readonly List<string> _problems = [];

    public IReadOnlyList<string> Problems => _problems;

    public void AddProblem(string problem) => _problems.Add(problem);

    /// <summary>The trimmed value; null when it is not set or empty.</summary>
    public string? Text(Setting setting)
    {
        var value = setting.Variable is not null && !string.IsNullOrEmpty(configuration[setting.Variable])
            ? configuration[setting.Variable]
            : configuration[setting.Path];
        return string.IsNullOrEmpty(value) ? null : value.Trim();
    }

    /// <summary>A comma list under either name, or an array under <see cref="Setting.Path"/>. Entries are trimmed and may be empty.</summary>
    public IReadOnlyList<string> List(Setting setting)
    {
        if (Text(setting) is { } text)
        {
            return text.Split(',', StringSplitOptions.TrimEntries);
        }

        return [.. Section(setting.Path).GetChildren().Select(child => child.Value?.Trim() ?? "")];
    }

    public bool Boolean(Setting setting, bool fallback)
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

    public int Integer(Setting setting, int fallback, int minimum, int maximum) =>
        (int)Long(setting, fallback, minimum, maximum);

    public long Long(Setting setting, long fallback, long minimum, long maximum)
    {
        if (Text(setting) is not { } text)
        {
            return fallback;
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= maximum)
        {
            return value;
        }

        AddProblem($"{setting} is '{text}'; it must be a whole number from {minimum} to {maximum}.");
        return fallback;
    }

    public double Decimal(Setting setting, double fallback, double minimum, double maximum)
    {
        if (Text(setting) is not { } text)
        {
            return fallback;
        }

        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= maximum)
        {
            return value;
        }

        AddProblem(string.Create(CultureInfo.InvariantCulture, $"{setting} is '{text}'; it must be a number from {minimum} to {maximum}, such as 0.1."));
        return fallback;
    }

    public IConfigurationSection Section(string path) => configuration.GetSection(path);

    /// <summary>Whether it is given but empty: an empty environment variable hides the value that <c>.env</c> has for it.</summary>
    public bool IsGivenEmpty(Setting setting) => setting.Variable is not null && configuration[setting.Variable] is "";
}
