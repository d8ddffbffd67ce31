namespace Kamiyo.Bench.Load;

/// <summary>What the load generator is to do.</summary>
/// <param name="Port">On 127.0.0.1.</param>
/// <param name="Connections">Keep-alive connections, each with one request under way.</param>
/// <param name="WarmupSeconds">Load before the clock starts.</param>
/// <param name="Seconds">Measured.</param>
/// <param name="FirstSequence">The first event's number; numbers are never used twice on a database.</param>
/// <param name="Secret">Signs; null signs wrongly.</param>
/// <param name="ExpectedStatus">Any other answer counts as an error.</param>
/// <param name="PerSecond">Requests a second, sent by the clock and not by the answers; 0 sends as fast as answers come.</param>
/// <param name="OnlyBeginnings">One event a customer instead of whole lives.</param>
/// <param name="Layout">Of the bodies.</param>
/// <param name="MaxRequests">Ends early after so many; 0 for no such end.</param>
internal sealed record LoadSpec(
    int Port,
    int Connections,
    double WarmupSeconds,
    double Seconds,
    long FirstSequence,
    string? Secret,
    int ExpectedStatus = 200,
    int PerSecond = 0,
    bool OnlyBeginnings = false,
    BodyLayout Layout = BodyLayout.Indented,
    long MaxRequests = 0)
{
    public const string Path = "/api/v1/webhooks/stripe";

    // Small enough that every load gets through whole lives, large enough that a customer's events aren't on top of each other.
    public const int CohortSize = 250;
}
