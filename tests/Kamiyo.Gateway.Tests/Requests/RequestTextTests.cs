using Kamiyo.Gateway.Requests;

namespace Kamiyo.Gateway.Tests.Requests;

public sealed class RequestTextTests
{
    [Theory]
    [InlineData("cus_1")]
    [InlineData("😀 é \u0301")]
    public void Ordinary_text_has_no_problem(string text) => RequestText.FindProblem(text).ShouldBeNull();

    [Theory]
    [InlineData(" ", "must not be empty.")]
    [InlineData("a\0b", "must not hold a NUL character.")]
    public void What_no_database_keeps_is_said(string text, string problem) => RequestText.FindProblem(text).ShouldBe(problem);

    [Fact]
    public void Half_a_surrogate_pair_is_said()
    {
        // Not as attributes: they can't carry it.
        foreach (var half in (string[])["\ud83d", "a\ude00", "\ude00\ud83d", "\ud83d\ud83d\ude00"])
        {
            RequestText.FindProblem(half).ShouldBe("must be valid Unicode text.");
        }
    }
}
