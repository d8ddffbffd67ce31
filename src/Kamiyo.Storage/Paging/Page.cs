namespace Kamiyo.Storage.Paging;

/// <summary>A part of a list, newest first.</summary>
/// <param name="NextCursor">Asks for the part after this one; null when this is the last. Opaque to callers.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);
