namespace Kamiyo.Gateway.Requests;

/// <summary>One page of a list.</summary>
/// <param name="NextCursor">The <c>cursor</c> of the next page; null on the last.</param>
internal sealed record PageResponse<T>(IReadOnlyList<T> Data, string? NextCursor)
{
    public bool HasMore => NextCursor is not null;
}
