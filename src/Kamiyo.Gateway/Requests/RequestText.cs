namespace Kamiyo.Gateway.Requests;

/// <summary>What no text of a client's may be, because no database keeps it and no screen shows it.</summary>
internal static class RequestText
{
    /// <summary>To be read after the field's name; null when there is none.</summary>
    public static string? FindProblem(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "must not be empty.";
        }

        if (text.Contains('\0', StringComparison.Ordinal))
        {
            return "must not hold a NUL character.";
        }

        return IsUnicode(text) ? null : "must be valid Unicode text.";
    }

    /// <summary>Half of a surrogate pair can't be written as UTF-8.</summary>
    private static bool IsUnicode(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]))
            {
                index++;
            }
            else if (char.IsSurrogate(text[index]))
            {
                return false;
            }
        }

        return true;
    }
}
