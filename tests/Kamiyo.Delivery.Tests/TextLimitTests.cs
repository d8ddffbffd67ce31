using System.Text;

namespace Kamiyo.Delivery.Tests;

public sealed class TextLimitTests
{
    [Theory]
    [InlineData("", 3, "")]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "ab…")]
    [InlineData("abcd", 1, "…")]
    [InlineData("🚀🚀", 4, "🚀🚀")]
    [InlineData("🚀🚀", 3, "🚀…")]
    [InlineData("🚀🚀", 2, "…")]
    public void Text_is_cut_between_characters(string text, int limit, string expected) => TextLimit.Cut(text, limit).ShouldBe(expected);

    [Theory]
    [InlineData("<<", 8, "&lt;&lt;")]
    [InlineData("<<<", 8, "&lt;…")]
    [InlineData("a<", 4, "a…")]
    public void An_escape_is_never_cut_in_two(string text, int limit, string expected) =>
        TextLimit.Cut(text, limit, rune => rune == new Rune('<') ? "&lt;" : rune.ToString()).ShouldBe(expected);
}
