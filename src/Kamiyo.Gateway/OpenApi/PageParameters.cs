using Kamiyo.Gateway.Requests;

namespace Kamiyo.Gateway.OpenApi;

/// <summary>How the document describes <see cref="PageQuery"/>.</summary>
internal static class PageParameters
{
    public static readonly IReadOnlyList<QueryParameter> All =
    [
        new(PageQuery.LimitField, "How many at most.")
        {
            Kind = QueryParameterKind.Number,
            Minimum = 1,
            Maximum = PageQuery.MaximumLimit,
            Default = PageQuery.DefaultLimit,
        },
        new(PageQuery.CursorField, "The next_cursor of the page before; left out for the first."),
    ];
}
