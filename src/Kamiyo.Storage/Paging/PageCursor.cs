using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Kamiyo.Storage.Paging;

/// <summary>The key of the last row of a page. The next page begins after it, so rows that come or go meanwhile shift nothing.</summary>
internal readonly record struct PageCursor(DateTimeOffset OccurredAt, string Id)
{
    private const int MaxLength = 1_000;

    // As precise as the stored times, or rows of one microsecond would be skipped or come twice.
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    private const char Separator = ' ';

    /// <summary>Before the newest row. The time decides alone; the id must only be a valid one of any list.</summary>
    private static PageCursor Start { get; } = new(DateTimeOffset.MaxValue, "0");

    /// <summary>For lists whose id is a number.</summary>
    /// <exception cref="FormatException">It isn't: the cursor comes from another list.</exception>
    public long Number => long.TryParse(Id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Malformed();

    /// <exception cref="FormatException">The text isn't a cursor; the message is fit for the caller of an API.</exception>
    public static PageCursor Parse(string? text)
    {
        if (text is null)
        {
            return Start;
        }

        var key = Decode(text).Split(Separator, 2);
        return key is [var time, { Length: > 0 } id]
            && DateTimeOffset.TryParseExact(
                time, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var occurredAt)
            && !id.Any(char.IsControl)
                ? new PageCursor(occurredAt, id)
                : throw Malformed();
    }

    public override string ToString()
    {
        var time = OccurredAt.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{time}{Separator}{Id}"));
    }

    private static string Decode(string text)
    {
        if (text.Length > MaxLength || !Base64Url.IsValid(text))
        {
            throw Malformed();
        }

        return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
    }

    private static FormatException Malformed() => new("The cursor is malformed: pass on a next_cursor of the same list unchanged.");
}
