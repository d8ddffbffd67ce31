using System.Text.Json;
using Kamiyo.Cli.Events;
using Kamiyo.Cli.Gateway;
using Kamiyo.Cli.Output;
using Kamiyo.Cli.Tests.Support;

namespace Kamiyo.Cli.Tests.Output;

public sealed class JsonOutputTests : IDisposable
{
    private readonly StringWriter _writer = new();
    private readonly JsonOutput _output;

    public JsonOutputTests() => _output = new JsonOutput(_writer);

    [Fact]
    public void A_report_has_the_events_and_the_customers_state()
    {
        _output.Report(Reports.Processed());

        Line().ShouldBe(
            """{"kind":"event","event_id":"evt_1","type":"invoice.paid","receipt":"accepted","status":"processed","timed_out":false,"""
            + "\"outcome\":\"Paid\",\"error_message\":null,\"attempts\":1,\"next_attempt_at\":null,\"customer_id\":\"cus_1\","
            + "\"customer\":{\"subscription_tier\":\"pro\",\"subscription_status\":\"active\",\"api_access\":true,"
            + "\"paid_through\":\"2026-12-20T00:00:00Z\",\"cancel_at_period_end\":false}}");
    }

    [Fact]
    public void A_problem_is_a_line_as_well()
    {
        _output.Problem(new Problem("No", 400, "code", "detail", "hint"));

        Line().ShouldBe("""{"kind":"error","message":"No","http_status":400,"code":"code","detail":"detail","hint":"hint","count":1}""");
    }

    [Fact]
    public void Event_types_are_a_line_each()
    {
        _output.EventTypes(EventTypes.All);

        _writer.ToString().TrimEnd().Split('\n').Select(line => JsonDocument.Parse(line).RootElement.GetProperty("type").GetString())
            .ShouldBe(EventTypes.All.Select(type => type.Name));
    }

    public void Dispose() => _writer.Dispose();

    private string Line() => _writer.ToString().TrimEnd();
}
