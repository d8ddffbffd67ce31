using Kamiyo.Cli.Gateway;

namespace Kamiyo.Cli.Triggering;

/// <summary>Counts while several workers send.</summary>
public sealed class BulkTally
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Problem, int> _problems = [];
    private readonly List<string> _stored = [];
    private int _accepted;
    private int _duplicates;
    private int _refused;
    private int _processed;
    private int _ignored;
    private int _failed;

    /// <summary>The ids of the stored events, each once.</summary>
    public IReadOnlyList<string> StoredEventIds
    {
        get
        {
            lock (_lock)
            {
                return [.. _stored.Distinct(StringComparer.Ordinal)];
            }
        }
    }

    public void AddReceipt(string eventId, Receipt receipt)
    {
        lock (_lock)
        {
            _stored.Add(eventId);
            _ = receipt.IsDuplicate ? _duplicates++ : _accepted++;
        }
    }

    public void AddRefusal(Problem problem)
    {
        lock (_lock)
        {
            _refused++;
            Count(problem);
        }
    }

    public void AddOutcome(EventView? view)
    {
        lock (_lock)
        {
            switch (view?.Status)
            {
                case "processed":
                    _processed++;
                    break;
                case "ignored":
                    _ignored++;
                    break;
                case "failed" or "dead":
                    _failed++;
                    Count(new Problem($"{view.Type}: {view.Status}", Detail: view.ErrorMessage));
                    break;
            }
        }
    }

    /// <summary>A problem that isn't one event's.</summary>
    public void AddProblem(Problem problem)
    {
        lock (_lock)
        {
            Count(problem);
        }
    }

    public BulkTotals Total(int requested, int throttled, bool waited, bool interrupted, TimeSpan sendingTook)
    {
        lock (_lock)
        {
            return new BulkTotals(
                requested,
                _accepted,
                _duplicates,
                _refused,
                _processed,
                _ignored,
                _failed,
                _stored.Distinct(StringComparer.Ordinal).Count() - _processed - _ignored - _failed,
                throttled,
                waited,
                interrupted,
                sendingTook,
                [.. _problems.OrderByDescending(problem => problem.Value)]);
        }
    }

    private void Count(Problem problem) => _problems[problem] = _problems.GetValueOrDefault(problem) + 1;
}
