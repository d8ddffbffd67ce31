namespace Kamiyo.Gateway.Requests;

/// <summary>Which page of a list.</summary>
/// <param name="Limit">How many at most.</param>
/// <param name="Cursor">The <c>next_cursor</c> of the page before; null for the first.</param>
internal readonly record struct PageQuery(int Limit, string? Cursor)
{
    private const int DefaultLimit = 25;
    private const int MaximumLimit = 100;

    /// <exception cref="InvalidRequestException"><c>limit</c> isn't a number from 1 to 100, or <c>cursor</c> is empty.</exception>
    public static PageQuery Read(IQueryCollection query)
    {
        var fields = new QueryFields(query);
        return new PageQuery((int)(fields.Number("limit", 1, MaximumLimit) ?? DefaultLimit), fields.Text("cursor"));
    }
}
