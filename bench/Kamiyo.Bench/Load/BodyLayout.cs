namespace Kamiyo.Bench.Load;

/// <summary>How the benchmark's events are written.</summary>
internal enum BodyLayout
{
    /// <summary>As Stripe sends them: 2 to 7 KB, 4.9 on average.</summary>
    Indented,

    /// <summary>The same without white space: 1 to 4 KB, about 3 on average. For figures that others measured with bodies of that size.</summary>
    Compact,
}
