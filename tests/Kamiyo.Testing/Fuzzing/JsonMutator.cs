namespace Kamiyo.Testing.Fuzzing;

/// <summary>Makes odd bodies of valid ones: most are still JSON, so that they come past the tokenizer to whoever reads the fields.</summary>
public sealed class JsonMutator
{
    private readonly byte[][] _bodies;
    private readonly JsonSpans[] _spans;

    public JsonMutator(IEnumerable<byte[]> bodies)
    {
        _bodies = [.. bodies];
        _spans = [.. _bodies.Select(body => new JsonSpans(body))];
    }

    public byte[] Next(Random random)
    {
        var chosen = random.Next(_bodies.Length);
        var (body, spans) = (_bodies[chosen], _spans[chosen]);
        return random.Next(10) switch
        {
            < 5 => ReplaceValue(body, spans, random),
            5 => Splice(body, Pick(spans.Names, random), OddJson.Name(random)),
            6 or 7 => AddProperty(body, spans, random),
            8 => Again(ReplaceValue(body, spans, random), random),
            _ => Break(body, random),
        };
    }

    private static byte[] ReplaceValue(byte[] body, JsonSpans spans, Random random)
    {
        // Half of the time another value of the same body: right in kind, or nearly so.
        var value = random.Next(2) == 0 ? OddJson.Value(random) : body[Pick(spans.Values, random)];
        return Splice(body, Pick(spans.Values, random), value);
    }

    /// <summary>At the beginning of an object, so that the property that was there may come a second time.</summary>
    private static byte[] AddProperty(byte[] body, JsonSpans spans, Random random)
    {
        var at = spans.ObjectStarts[random.Next(spans.ObjectStarts.Count)];
        var name = random.Next(2) == 0 ? OddJson.Name(random) : body[Pick(spans.Names, random)];
        return Splice(body, at..at, [.. name, (byte)':', .. OddJson.Value(random), (byte)',']);
    }

    private static byte[] Again(byte[] body, Random random)
    {
        try
        {
            return ReplaceValue(body, new JsonSpans(body), random);
        }
        catch (Exception exception) when (exception is System.Text.Json.JsonException or InvalidOperationException)
        {
            // The first change left no JSON to change.
            return body;
        }
    }

    private static byte[] Break(byte[] body, Random random)
    {
        var copy = body.ToArray();
        for (var flips = random.Next(4); flips > 0; flips--)
        {
            copy[random.Next(copy.Length)] = (byte)random.Next(256);
        }

        return random.Next(2) == 0 ? copy[..random.Next(copy.Length + 1)] : copy;
    }

    private static Range Pick(IReadOnlyList<Range> ranges, Random random) => ranges[random.Next(ranges.Count)];

    private static byte[] Splice(byte[] body, Range range, byte[] replacement) => [.. body[..range.Start], .. replacement, .. body[range.End..]];
}
