namespace Kamiyo.Bench.Load;

/// <summary>One line from the load generator to the benchmark.</summary>
/// <param name="Measuring">False during the warm-up.</param>
/// <param name="Accepted">Requests answered as expected so far.</param>
/// <param name="Result">In the last line.</param>
internal sealed record LoadProgress(bool Measuring, long Accepted, LoadResult? Result);
