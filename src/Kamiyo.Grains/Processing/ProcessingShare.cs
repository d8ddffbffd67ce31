namespace Kamiyo.Grains.Processing;

/// <summary>How many of those that wait a wave may start: all; the least while answering comes first; and after that from few to all, a few more each time.</summary>
internal sealed class ProcessingShare
{
    /// <summary>Goes on whatever the load, so that nothing waits for good.</summary>
    public const int Least = 20;

    /// <summary>All that wait at once would make senders wait again.</summary>
    public const int Step = 8;

    private int? _limit;

    public int Of(int waiting, bool isAnsweringFirst)
    {
        if (isAnsweringFirst)
        {
            _limit = 0;
            return Math.Min(waiting, Least);
        }

        _limit = More(waiting);
        return _limit ?? waiting;
    }

    private int? More(int waiting) => _limit + Step is { } more && more < waiting ? more : null;
}
