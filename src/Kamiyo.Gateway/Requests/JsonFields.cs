using System.Text.Json;

namespace Kamiyo.Gateway.Requests;

/// <summary>The JSON object of a request, read strictly; a field that is null counts as not there.</summary>
internal sealed class JsonFields
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly JsonElement _body;

    private JsonFields(JsonElement body) => _body = body;

    /// <exception cref="InvalidRequestException">The body isn't a JSON object, or has a field that isn't one of <paramref name="names"/>.</exception>
    public static async Task<JsonFields> ReadAsync(Stream body, IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(body, Strict, cancellationToken);
            return Read(document.RootElement.Clone(), names);
        }
        catch (JsonException exception)
        {
            throw new InvalidRequestException("The body", $"is not JSON: {exception.Message}");
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair in a name passes the parser and fails when the name is compared.
            throw new InvalidRequestException("The body", "has a field whose name is not valid Unicode text.");
        }
    }

    public string? Text(string name, int maxLength)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        var text = Decode(name, value).Trim();
        if (text.Length > maxLength)
        {
            throw new InvalidRequestException(name, $"must not be longer than {maxLength} characters.");
        }

        return RequestText.FindProblem(text) is { } problem ? throw new InvalidRequestException(name, problem) : text;
    }

    public DateTimeOffset? Time(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        return value.ValueKind is JsonValueKind.String && HasOffset(Decode(name, value)) && value.TryGetDateTimeOffset(out var time)
            ? time.ToUniversalTime()
            : throw new InvalidRequestException(name, "must be a time such as 2026-12-01T00:00:00Z.");
    }

    public bool? Flag(string name) => Find(name)?.ValueKind switch
    {
        null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new InvalidRequestException(name, "must be true or false."),
    };

    private static string Decode(string name, JsonElement value)
    {
        if (value.ValueKind is not JsonValueKind.String)
        {
            throw new InvalidRequestException(name, "must be a string.");
        }

        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, or bytes that aren't UTF-8.
            throw new InvalidRequestException(name, "must be valid Unicode text.");
        }
    }

    private static JsonFields Read(JsonElement body, IReadOnlyCollection<string> names)
    {
        if (body.ValueKind is not JsonValueKind.Object)
        {
            throw new InvalidRequestException("The body", "must be a JSON object.");
        }

        foreach (var field in body.EnumerateObject().Where(field => !names.Contains(field.Name)))
        {
            throw new InvalidRequestException(field.Name, $"is unknown. The fields are {string.Join(", ", names)}.");
        }

        return new JsonFields(body);
    }

    // Without an offset it would be this server's local time, which the client doesn't know.
    private static bool HasOffset(string text) => text is [.., 'Z'] or [.., '+' or '-', _, _, ':', _, _];

    private JsonElement? Find(string name) =>
        _body.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;
}
