using Kamiyo.Cli.Output;

namespace Kamiyo.Cli.Tests.Output;

public sealed class PlainProgressTests
{
    [Fact]
    public void There_is_a_line_at_each_tenth_and_settling_counts_what_is_stored()
    {
        using var writer = new StringWriter();
        var progress = new PlainProgress(writer, count: 20);

        for (var index = 0; index < 20; index++)
        {
            progress.Sent();
        }

        progress.Settling(2);
        progress.Settled();
        progress.Settled();

        writer.ToString().ReplaceLineEndings("\n").ShouldBe(
            string.Concat(Enumerable.Range(1, 10).Select(tenth => $"{tenth * 2}/20 sent\n")) + "1/2 settled\n2/2 settled\n");
    }
}
