using System.Text.Json;

namespace Kamiyo.Testing.Fuzzing;

/// <summary>Where in a valid JSON body its values and names stand, so that they can be replaced by bytes that no JSON writer would write.</summary>
internal sealed class JsonSpans
{
    private readonly List<Range> _values = [];
    private readonly List<Range> _names = [];
    private readonly List<int> _objectStarts = [];

    public JsonSpans(ReadOnlySpan<byte> body)
    {
        var open = new Stack<int>();
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
        {
            var (start, end) = ((int)reader.TokenStartIndex, (int)reader.BytesConsumed);
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    // What was consumed includes the colon.
                    _names.Add(start..(start + reader.ValueSpan.Length + 2));
                    break;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    open.Push(start);
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    _values.Add(open.Pop()..end);
                    break;
                default:
                    _values.Add(start..end);
                    break;
            }

            if (reader.TokenType is JsonTokenType.StartObject)
            {
                _objectStarts.Add(end);
            }
        }
    }

    /// <summary>Every value, objects and arrays included.</summary>
    public IReadOnlyList<Range> Values => _values;

    /// <summary>Every property's name, with its quotation marks.</summary>
    public IReadOnlyList<Range> Names => _names;

    /// <summary>Where the first property of each object begins.</summary>
    public IReadOnlyList<int> ObjectStarts => _objectStarts;
}
