using Kamiyo.Cli.Triggering;

namespace Kamiyo.Cli.Output;

/// <summary>A line at each tenth of the way.</summary>
public sealed class PlainProgress(TextWriter output, int count) : IBulkProgress
{
    private const int Tenths = 10;
    private readonly Lock _lock = new();
    private int _sent;
    private int _settled;

    public void Sent() => Advance(ref _sent, "sent");

    public void Settled() => Advance(ref _settled, "settled");

    private void Advance(ref int counter, string verb)
    {
        lock (_lock)
        {
            counter++;
            if (counter * Tenths / count != (counter - 1) * Tenths / count)
            {
                output.WriteLine($"{counter}/{count} {verb}");
            }
        }
    }
}
