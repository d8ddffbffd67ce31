namespace Kamiyo.Storage.Grouping;

/// <summary>How much goes into one commit, how many run at once and how much may wait.</summary>
/// <param name="Writers">Commits under way at once.</param>
/// <param name="MaxBatchItems">Most items of one commit.</param>
/// <param name="MaxBatchWeight">Most weight (bytes) of one commit; a heavier single item goes alone.</param>
/// <param name="MaxWaitingItems">Beyond it an item is refused at once.</param>
/// <param name="MaxWaitingWeight">The same by weight.</param>
internal sealed record GroupLimits(int Writers, int MaxBatchItems, long MaxBatchWeight, int MaxWaitingItems, long MaxWaitingWeight)
{
    /// <summary>So many waiting items are worth a further commit beside those under way.</summary>
    public int WorthAWriter => Math.Max(1, MaxBatchItems / 4);
}
