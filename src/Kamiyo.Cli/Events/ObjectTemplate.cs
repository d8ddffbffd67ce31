using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Kamiyo.Cli.Events;

/// <summary>
/// An embedded JSON file with <c>{{placeholders}}</c>. A text that is one placeholder becomes the value with its type;
/// one inside a longer text becomes its text.
/// </summary>
public sealed partial class ObjectTemplate
{
    private readonly JsonObject _template;

    private ObjectTemplate(JsonObject template) => _template = template;

    /// <param name="name">The file's name without <c>.json</c>.</param>
    public static ObjectTemplate Load(string name)
    {
        using var stream = typeof(ObjectTemplate).Assembly.GetManifestResourceStream($"{name}.json")
            ?? throw new InvalidOperationException($"There is no template {name}.json in this build.");
        return new ObjectTemplate(JsonNode.Parse(stream)!.AsObject());
    }

    /// <exception cref="KeyNotFoundException">The template has a placeholder without a value.</exception>
    public JsonObject Fill(IReadOnlyDictionary<string, JsonNode> values) => Fill(_template, values)!.AsObject();

    private static JsonNode? Fill(JsonNode? node, IReadOnlyDictionary<string, JsonNode> values) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Fill(member.Value, values)))),
        JsonArray elements => new JsonArray([.. elements.Select(element => Fill(element, values))]),
        JsonValue value when value.TryGetValue<string>(out var text) => Fill(text, values),
        _ => node?.DeepClone(),
    };

    private static JsonNode Fill(string text, IReadOnlyDictionary<string, JsonNode> values)
    {
        var placeholder = Placeholder().Match(text);
        return placeholder.Success && placeholder.Length == text.Length
            ? values[placeholder.Groups[1].Value].DeepClone()
            : Placeholder().Replace(text, match => values[match.Groups[1].Value].ToString());
    }

    [GeneratedRegex(@"\{\{(\w+)\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
