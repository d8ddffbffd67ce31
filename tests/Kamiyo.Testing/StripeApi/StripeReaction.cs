namespace Kamiyo.Testing.StripeApi;

/// <summary>What the fake of Stripe's API does with one request instead of answering it well.</summary>
/// <param name="Status">The status; 0 keeps the connection open without an answer until the server ends.</param>
public sealed record StripeReaction(int Status)
{
    /// <summary>Further headers, such as <c>Retry-After</c>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public string Body { get; init; } = """{"error":{"message":"made up by the test"}}""";

    public static StripeReaction Silence { get; } = new(0);
}
