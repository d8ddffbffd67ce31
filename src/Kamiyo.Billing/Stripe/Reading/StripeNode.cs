using System.Text.Json;
using Kamiyo.Billing.Events;

namespace Kamiyo.Billing.Stripe.Reading;

/// <summary>A JSON value that knows its path, so that whatever doesn't fit is reported as <c>data.object.items.data[0].price: expected …</c>.</summary>
internal readonly struct StripeNode
{
    private readonly JsonElement _element;
    private readonly string _path;

    // Only a leaf has a name of its own: its path is put together when something is wrong with it, not for each field that is read.
    private readonly string? _name;

    public StripeNode(JsonElement element, string path)
        : this(element, path, null)
    {
    }

    private StripeNode(JsonElement element, string path, string? name)
    {
        _element = element;
        _path = path;
        _name = name;
    }

    private string Path => _name is null ? _path : _path.Length == 0 ? _name : $"{_path}.{_name}";

    private bool IsNothing => _element.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;

    /// <summary>The object under a name; null when it is absent or null.</summary>
    public StripeNode? Object(string name)
    {
        var child = Child(name);
        return child.IsNothing ? null
            : child._element.ValueKind == JsonValueKind.Object ? new StripeNode(child._element, child.Path)
            : throw child.Unexpected("an object");
    }

    public StripeNode RequiredObject(string name) => Object(name) ?? throw Child(name).Unexpected("an object");

    public bool Has(string name) => TryFind(name, out _);

    /// <summary>Free text, as long as the body allows; null when it is absent or null.</summary>
    public string? Text(string name)
    {
        var child = Child(name);
        return child.IsNothing ? null : child.AsText();
    }

    /// <summary>Text that is looked up by later, so it has to fit a database's index.</summary>
    public string? Text(string name, int maxLength)
    {
        var text = Text(name);
        return text?.Length > maxLength ? throw Child(name).Unexpected($"text of at most {maxLength} characters") : text;
    }

    /// <summary>An id or another short word of Stripe's; null when it is absent or null.</summary>
    public string? Word(string name) => Text(name, StripeText.MaxLength);

    public string RequiredWord(string name)
    {
        var text = Word(name) ?? throw Child(name).Unexpected("a string");
        return text.Length > 0 ? text : throw Child(name).Unexpected("text that isn't empty");
    }

    /// <summary>The id of a related object, sent plain or expanded; null when there is none.</summary>
    public string? Reference(string name)
    {
        var child = Child(name);
        return child._element.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            JsonValueKind.Object => child.Word("id"),
            JsonValueKind.String => Word(name),
            _ => throw child.Unexpected("an id or an object with one"),
        };
    }

    public long? Integer(string name)
    {
        var child = Child(name);
        return child.IsNothing ? null
            : child._element.ValueKind == JsonValueKind.Number && child._element.TryGetInt64(out var value) ? value
            : throw child.Unexpected("a whole number");
    }

    public long RequiredInteger(string name) => Integer(name) ?? throw Child(name).Unexpected("a whole number");

    public bool? Flag(string name)
    {
        var child = Child(name);
        return child.IsNothing ? null
            : child._element.ValueKind is JsonValueKind.True or JsonValueKind.False ? child._element.GetBoolean()
            : throw child.Unexpected("true or false");
    }

    public DateTimeOffset? Time(string name) =>
        Integer(name) is { } seconds ? UnixTime.Read(seconds) ?? throw Child(name).Unexpected("unix seconds") : null;

    public DateTimeOffset RequiredTime(string name) => Time(name) ?? throw Child(name).Unexpected("unix seconds");

    /// <summary>A time in either of Stripe's forms: unix seconds, or RFC 3339 as in thin events.</summary>
    public DateTimeOffset RequiredInstant(string name)
    {
        var child = Child(name);
        return child._element.ValueKind == JsonValueKind.String && child.AsText().Length > 0 && child._element.TryGetDateTimeOffset(out var instant)
            ? instant.ToUniversalTime()
            : RequiredTime(name);
    }

    /// <summary>The objects of one of Stripe's lists (<c>{"object":"list","data":[…]}</c>); empty when there is no list.</summary>
    public IEnumerable<StripeNode> List(string name)
    {
        if (Object(name) is not { } list || list.Child("data") is not { IsNothing: false } data)
        {
            return [];
        }

        return data._element.ValueKind == JsonValueKind.Array ? data.Elements() : throw data.Unexpected("a list");
    }

    private IEnumerable<StripeNode> Elements()
    {
        var index = 0;
        foreach (var element in _element.EnumerateArray())
        {
            var node = new StripeNode(element, $"{Path}[{index++}]");
            yield return element.ValueKind == JsonValueKind.Object ? node : throw node.Unexpected("an object");
        }
    }

    private StripeNode Child(string name) =>
        new(TryFind(name, out var child) ? child : default, Path, name);

    private bool TryFind(string name, out JsonElement child)
    {
        try
        {
            return _element.TryGetProperty(name, out child);
        }
        catch (InvalidOperationException)
        {
            // A neighbour's name holds half a surrogate pair: it can't be told whether it is this one.
            throw new UnprocessableEventException($"{(Path.Length == 0 ? "The event" : Path)}: a property's name is not valid Unicode text.");
        }
    }

    private string AsText()
    {
        if (_element.ValueKind != JsonValueKind.String)
        {
            throw Unexpected("a string");
        }

        try
        {
            var text = _element.GetString()!;
            return text.Contains('\0', StringComparison.Ordinal) ? throw Unexpected("text without NUL") : text;
        }
        catch (InvalidOperationException)
        {
            throw Unexpected("valid Unicode text");
        }
    }

    private UnprocessableEventException Unexpected(string expected)
    {
        var found = _element.ValueKind switch
        {
            JsonValueKind.Undefined => "nothing",
            JsonValueKind.Null => "null",
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            JsonValueKind.String => "a string",
            JsonValueKind.Number => "a number",
            _ => "true or false",
        };
        return new UnprocessableEventException($"{Path}: expected {expected}, found {found}.");
    }
}
