using Kamiyo.Storage.Paging;

namespace Kamiyo.Gateway.Requests;

/// <summary>Which page of a list.</summary>
/// <param name="Limit">How many at most.</param>
/// <param name="Cursor">The <c>next_cursor</c> of the page before; null for the first.</param>
internal readonly record struct PageQuery(int Limit, string? Cursor)
{
    public const string LimitField = "limit";
    public const string CursorField = "cursor";
    public const int DefaultLimit = 25;
    public const int MaximumLimit = 100;

    public static readonly IReadOnlyList<string> Names = [LimitField, CursorField];

    /// <exception cref="InvalidRequestException"><c>limit</c> isn't a number from 1 to 100, or <c>cursor</c> is empty.</exception>
    public static PageQuery Read(IQueryCollection query)
    {
        var fields = new QueryFields(query);
        return new PageQuery((int)(fields.Number(LimitField, 1, MaximumLimit) ?? DefaultLimit), fields.Text(CursorField));
    }

    /// <summary>Reads the page, or says that the cursor is none of this list.</summary>
    /// <exception cref="InvalidRequestException">The cursor isn't one.</exception>
    public async Task<PageResponse<T>> ReadAsync<T>(Func<string?, int, Task<Page<T>>> read)
    {
        try
        {
            var page = await read(Cursor, Limit);
            return new PageResponse<T>(page.Items, page.NextCursor);
        }
        catch (FormatException) when (Cursor is not null)
        {
            throw new InvalidRequestException(CursorField, "must be the next_cursor of a page of the same list.");
        }
    }
}
