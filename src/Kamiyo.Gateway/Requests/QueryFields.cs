using System.Globalization;

namespace Kamiyo.Gateway.Requests;

/// <summary>The query of a request, read strictly: a value that can't be used is refused, never passed over.</summary>
internal readonly struct QueryFields(IQueryCollection query)
{
    // A cursor over long ids is the longest thing that anybody sends.
    private const int MaxLength = 2048;

    /// <summary>Null when the field isn't there.</summary>
    /// <exception cref="InvalidRequestException">It is there without a value, more than once, or with a value that can't be used by anybody.</exception>
    public string? Text(string name)
    {
        if (!query.TryGetValue(name, out var values))
        {
            return null;
        }

        if (values.Count > 1)
        {
            throw new InvalidRequestException(name, "must be given once.");
        }

        var text = values[0] ?? string.Empty;
        if (text.Length > MaxLength)
        {
            throw new InvalidRequestException(name, string.Create(CultureInfo.InvariantCulture, $"must not be longer than {MaxLength} characters."));
        }

        return RequestText.FindProblem(text) is { } problem ? throw new InvalidRequestException(name, problem) : text;
    }

    /// <summary>Null when the field isn't there.</summary>
    /// <exception cref="InvalidRequestException">It isn't a whole number in the range.</exception>
    public long? Number(string name, long minimum, long maximum)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= minimum && number <= maximum
            ? number
            : throw new InvalidRequestException(
                name, string.Create(CultureInfo.InvariantCulture, $"must be a whole number from {minimum} to {maximum}."));
    }

    /// <summary>Null when the field isn't there.</summary>
    /// <exception cref="InvalidRequestException">It isn't a time with its offset.</exception>
    public DateTimeOffset? Time(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        return RequestTime.Read(text) ?? throw new InvalidRequestException(name, "must be a time such as 2026-12-01T00:00:00Z.");
    }

    /// <summary>Null when the field isn't there.</summary>
    /// <exception cref="InvalidRequestException">It is neither <c>true</c> nor <c>false</c>.</exception>
    public bool? Flag(string name) => Text(name) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        _ => throw new InvalidRequestException(name, "must be true or false."),
    };

    /// <summary>For lists whose filters a mistyped name would take away.</summary>
    /// <exception cref="InvalidRequestException">There is a field of another name.</exception>
    public void AllowOnly(IReadOnlyCollection<string> names)
    {
        foreach (var name in query.Keys.Where(name => !names.Contains(name, StringComparer.OrdinalIgnoreCase)))
        {
            throw new InvalidRequestException(name, $"is unknown. The fields are {string.Join(", ", names)}.");
        }
    }
}
