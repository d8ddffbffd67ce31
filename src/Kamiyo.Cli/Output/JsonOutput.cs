using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kamiyo.Cli.Demo;
using Kamiyo.Cli.Events;
using Kamiyo.Cli.Gateway;
using Kamiyo.Cli.Triggering;

namespace Kamiyo.Cli.Output;

/// <summary>One JSON object a line, on the standard output, problems among them; <c>kind</c> says which.</summary>
public sealed class JsonOutput(TextWriter output) : IOutput
{
    private static readonly JsonSerializerOptions Rendering = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void EventTypes(IReadOnlyList<IEventType> types)
    {
        foreach (var type in types)
        {
            Write("event_type", new JsonObject { ["type"] = type.Name, ["summary"] = type.Summary });
        }
    }

    public void Report(EventReport report) => Write("event", Members(report));

    public void Step(int number, DemoStep step, EventReport report)
    {
        var members = Members(report);
        members.Insert(0, "step", number);
        members.Insert(1, "narration", step.Narration);
        members.Insert(2, "created_at", Time(step.Request.CreatedAt));
        Write("step", members);
    }

    public void DemoResult(bool asExpected, CustomerView? customer) =>
        Write("demo", new JsonObject { ["as_expected"] = asExpected, ["customer"] = Members(customer) });

    public void Totals(BulkTotals totals)
    {
        Write("totals", new JsonObject
        {
            ["requested"] = totals.Requested,
            ["accepted"] = totals.Accepted,
            ["duplicates"] = totals.Duplicates,
            ["refused"] = totals.Refused,
            ["not_sent"] = totals.NotSent,
            ["processed"] = totals.Waited ? totals.Processed : null,
            ["ignored"] = totals.Waited ? totals.Ignored : null,
            ["failed"] = totals.Waited ? totals.Failed : null,
            ["unsettled"] = totals.Waited ? totals.Unsettled : null,
            ["throttled"] = totals.Throttled,
            ["interrupted"] = totals.Interrupted,
            ["sending_seconds"] = Math.Round(totals.SendingTook.TotalSeconds, 3),
            ["rate_per_second"] = Math.Round(totals.Rate, 1),
        });
        foreach (var (problem, count) in totals.Problems)
        {
            WriteProblem(problem, count);
        }
    }

    public void Problem(Problem problem) => WriteProblem(problem, 1);

    public Task<BulkTotals> WithProgressAsync(int count, bool settling, Func<IBulkProgress, Task<BulkTotals>> work) =>
        work(new NoProgress());

    private static JsonObject Members(EventReport report) => new()
    {
        ["event_id"] = report.Event.Id,
        ["type"] = report.Event.Type,
        ["receipt"] = report.Receipt.Status,
        ["status"] = report.View?.Status,
        ["timed_out"] = report.TimedOut,
        ["outcome"] = report.View?.Outcome,
        ["error_message"] = report.View?.ErrorMessage,
        ["attempts"] = report.View?.Attempts,
        ["next_attempt_at"] = Time(report.View?.NextAttemptAt),
        ["customer_id"] = report.Event.CustomerId,
        ["customer"] = Members(report.After),
    };

    private static JsonObject? Members(CustomerView? customer) => customer is null ? null : new JsonObject
    {
        ["subscription_tier"] = customer.SubscriptionTier,
        ["subscription_status"] = customer.SubscriptionStatus,
        ["api_access"] = customer.ApiAccess,
        ["paid_through"] = Time(customer.PaidThrough),
        ["cancel_at_period_end"] = customer.CancelAtPeriodEnd,
    };

    private static JsonValue? Time(DateTimeOffset? moment) => moment is { } at ? JsonValue.Create(at.UtcDateTime) : null;

    private void WriteProblem(Problem problem, int count) => Write("error", new JsonObject
    {
        ["message"] = problem.Message,
        ["http_status"] = problem.Status,
        ["code"] = problem.Code,
        ["detail"] = problem.Detail,
        ["hint"] = problem.Hint,
        ["count"] = count,
    });

    private void Write(string kind, JsonObject members)
    {
        members.Insert(0, "kind", kind);
        output.WriteLine(members.ToJsonString(Rendering));
    }
}
