using Kamiyo.Cli.Demo;
using Kamiyo.Cli.Events;
using Kamiyo.Cli.Gateway;
using Kamiyo.Cli.Triggering;

namespace Kamiyo.Cli.Output;

/// <summary>How results are shown: to a person at a terminal, as plain text, or as JSON lines.</summary>
public interface IOutput
{
    void EventTypes(IReadOnlyList<IEventType> types);

    void Report(EventReport report);

    void Step(int number, DemoStep step, EventReport report);

    /// <param name="customer">How the customer ended; null when the gateway doesn't know it.</param>
    void DemoResult(bool asExpected, CustomerView? customer);

    void Totals(BulkTotals totals);

    void Problem(Problem problem);

    /// <summary>Shows how far many events have got while <paramref name="work"/> runs.</summary>
    /// <param name="settling">Whether it is waited until the events are processed.</param>
    Task<BulkTotals> WithProgressAsync(int count, bool settling, Func<IBulkProgress, Task<BulkTotals>> work);
}
