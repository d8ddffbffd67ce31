namespace Kamiyo.Storage.Texts;

/// <summary>Texts that only explain: a text of any length or content must not keep what it explains from being stored.</summary>
internal static class StoredText
{
    private const string CutMark = "… (cut)";

    public static string? Fit(string? text, int length)
    {
        // PostgreSQL takes no NUL in a text.
        var storable = text?.Replace('\0', '\uFFFD');
        if (storable is null || storable.Length <= length)
        {
            return storable;
        }

        // Never between the two halves of a character.
        var end = length - CutMark.Length;
        return string.Concat(storable.AsSpan(0, char.IsHighSurrogate(storable[end - 1]) ? end - 1 : end), CutMark);
    }
}
