namespace Kamiyo.Storage.Paging;

/// <summary>Which part of a list.</summary>
internal sealed record PageRequest(PageCursor After, int Limit)
{
    public const int MaxLimit = 1_000;

    /// <summary>One more than asked for: whether it comes tells whether there is a next page.</summary>
    public int FetchLimit => Limit + 1;

    /// <exception cref="FormatException">The cursor isn't one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The limit isn't from 1 to <see cref="MaxLimit"/>.</exception>
    public static PageRequest Create(string? cursor, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, MaxLimit);
        return new PageRequest(PageCursor.Parse(cursor), limit);
    }

    public Page<T> ToPage<T>(IReadOnlyList<T> fetched, Func<T, PageCursor> key) => fetched.Count <= Limit
        ? new Page<T>(fetched, null)
        : new Page<T>([.. fetched.Take(Limit)], key(fetched[Limit - 1]).ToString());
}
