using Kamiyo.Cli.Triggering;

namespace Kamiyo.Cli.Output;

/// <summary>A line at each tenth of the way.</summary>
public sealed class PlainProgress(TextWriter output, int count) : IBulkProgress
{
    private const int Tenths = 10;
    private readonly Lock _lock = new();
    private int _sent;
    private int _settled;
    private int _toSettle;

    public void Sent()
    {
        lock (_lock)
        {
            WriteAtTenths(++_sent, count, "sent");
        }
    }

    public void Settling(int count)
    {
        lock (_lock)
        {
            _toSettle = count;
        }
    }

    public void Settled()
    {
        lock (_lock)
        {
            WriteAtTenths(++_settled, _toSettle, "settled");
        }
    }

    private void WriteAtTenths(int done, int all, string verb)
    {
        if ((long)done * Tenths / all != (done - 1L) * Tenths / all)
        {
            output.WriteLine($"{done}/{all} {verb}");
        }
    }
}
