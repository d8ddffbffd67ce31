using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kamiyo.Cli.Events;

/// <summary>One <c>--set data.object.items.data[0].quantity=3</c>: a path into the event and the value to put there.</summary>
public sealed class FieldOverride
{
    private readonly string[] _path;
    private readonly JsonNode? _value;

    private FieldOverride(string[] path, JsonNode? value)
    {
        _path = path;
        _value = value;
    }

    /// <summary>A value that is JSON is taken as such (<c>3</c>, <c>true</c>, <c>null</c>, <c>{…}</c>), any other as text.</summary>
    /// <exception cref="FormatException">There is no <c>=</c>, or a part of the path is empty.</exception>
    public static FieldOverride Parse(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1)
        {
            throw new FormatException($"'{text}' is not an override; write path=value, such as data.object.status=past_due.");
        }

        var path = text[..equals].Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.');
        return path.All(part => part.Length > 0)
            ? new FieldOverride(path, ParseValue(text[(equals + 1)..]))
            : throw new FormatException($"The path in '{text}' has an empty part.");
    }

    /// <param name="root">The event; changed in place. Members that don't exist yet are made.</param>
    /// <exception cref="FormatException">The path leads through a value, or past the end of a list.</exception>
    public void Apply(JsonObject root)
    {
        JsonNode parent = root;
        foreach (var part in _path[..^1])
        {
            parent = Child(parent, part) ?? throw new FormatException($"The path {this} leads through a value at '{part}'.");
        }

        Assign(parent, _path[^1]);
    }

    public override string ToString() => string.Join('.', _path);

    private static JsonNode? ParseValue(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }

    private JsonNode? Child(JsonNode parent, string part)
    {
        if (parent is JsonArray array)
        {
            return Container(array[IndexIn(array, part)]);
        }

        if (parent is not JsonObject container)
        {
            return null;
        }

        if (container[part] is null)
        {
            container[part] = new JsonObject();
        }

        return Container(container[part]);
    }

    private static JsonNode? Container(JsonNode? node) => node is JsonObject or JsonArray ? node : null;

    private void Assign(JsonNode parent, string part)
    {
        if (parent is JsonArray array)
        {
            array[IndexIn(array, part)] = _value?.DeepClone();
        }
        else
        {
            parent[part] = _value?.DeepClone();
        }
    }

    private int IndexIn(JsonArray array, string part) =>
        int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < array.Count
            ? index
            : throw new FormatException($"The path {this} asks for '{part}' of a list of {array.Count}.");
}
