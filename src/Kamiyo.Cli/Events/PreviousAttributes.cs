using System.Text.Json.Nodes;

namespace Kamiyo.Cli.Events;

/// <summary>Stripe's <c>previous_attributes</c>: the old values of what changed, objects member by member, lists whole.</summary>
public static class PreviousAttributes
{
    public static JsonObject Between(JsonObject before, JsonObject after)
    {
        var changed = new JsonObject();
        foreach (var name in before.Select(member => member.Key).Union(after.Select(member => member.Key)))
        {
            var (was, now) = (before[name], after[name]);
            if (JsonNode.DeepEquals(was, now))
            {
                continue;
            }

            changed[name] = was is JsonObject wasObject && now is JsonObject nowObject
                ? Between(wasObject, nowObject)
                : was?.DeepClone();
        }

        return changed;
    }
}
