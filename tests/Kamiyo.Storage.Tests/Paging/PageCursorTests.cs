using System.Buffers.Text;
using System.Text;
using Kamiyo.Storage.Paging;
using Kamiyo.Storage.Tests.Builders;

namespace Kamiyo.Storage.Tests.Paging;

public sealed class PageCursorTests
{
    [Theory]
    [InlineData("evt_1")]
    [InlineData("42")]
    [InlineData("an id with spaces ✗")]
    public void A_cursor_comes_back_from_its_text(string id)
    {
        var cursor = new PageCursor(Event.Noon.AddMicroseconds(123_456), id);

        PageCursor.Parse(cursor.ToString()).ShouldBe(cursor);
    }

    [Fact]
    public void Its_text_needs_no_escaping_in_a_query_string() =>
        new PageCursor(Event.Noon, "evt_??>>~~").ToString().ShouldMatch("^[A-Za-z0-9_-]+$");

    [Fact]
    public void No_cursor_is_before_everything() => PageCursor.Parse(null).OccurredAt.ShouldBe(DateTimeOffset.MaxValue);

    public static TheoryData<string> Malformed =>
    [
        "",
        "not base64!",
        "AAAA",
        Encode("2026-11-03T12:00:00.000000Z"),
        Encode("2026-11-03T12:00:00.000000Z "),
        Encode("2026-11-03 evt_1"),
        Encode("2026-13-03T12:00:00.000000Z evt_1"),
        Encode("2026-11-03T12:00:00.000000Z evt\0"),
        Encode("2026-11-03T12:00:00.000000Z evt_1") + "=a",
        new string('A', 100_000),
    ];

    [Theory]
    [MemberData(nameof(Malformed))]
    public void Another_text_is_refused(string text) =>
        Should.Throw<FormatException>(() => PageCursor.Parse(text)).Message.ShouldStartWith("The cursor is malformed");

    [Theory]
    [InlineData("evt_1")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    public void A_cursor_of_a_list_by_text_is_none_of_a_list_by_number(string id) =>
        Should.Throw<FormatException>(() => new PageCursor(Event.Noon, id).Number).Message.ShouldStartWith("The cursor is malformed");

    private static string Encode(string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key));
}
