using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Kamiyo.Gateway.Tests.Events;
using Kamiyo.Gateway.Tests.Hosting;
using Kamiyo.Gateway.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Gateway.Tests.Webhooks;

public sealed class ApiTrainMeterTests : IAsyncDisposable
{
    private readonly GatewayApplication _application = new();
    private readonly ConcurrentQueue<string?> _trains = new();
    private readonly MeterListener _listener = new();
    private readonly HttpClient _client;

    public ApiTrainMeterTests()
    {
        _client = _application.CreateClient();
        var meters = _application.Services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            // Other applications of this process have meters of the same name.
            if (instrument.Name == "stripe_events_received" && instrument.Meter.Name == "Kamiyo.Gateway" && instrument.Meter.Scope == meters)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
        {
            count.ShouldBe(1);
            _trains.Enqueue(tags.ToArray().Single(tag => tag.Key == "api_train").Value as string);
        });
        _listener.Start();
    }

    [Theory]
    [InlineData("2020-08-27", "undotted")]
    [InlineData("2025-03-31.basil", "basil")]
    [InlineData("2026-09-30.endive", "endive")]
    [InlineData("2027-03-31.fennel", "unknown")]
    [InlineData(null, "unknown")]
    public async Task A_stored_event_is_counted_once_by_its_train(string? apiVersion, string train)
    {
        await Receive("evt_counted", apiVersion, "accepted");
        await Receive("evt_counted", apiVersion, "duplicate");

        _trains.ShouldBe([train]);
    }

    [Fact]
    public async Task An_unknown_version_is_accepted_and_warned_of_once()
    {
        await Receive("evt_1", "2027-03-31.fennel", "accepted");
        await Receive("evt_2", "2027-03-31.fennel", "accepted");
        await Receive("evt_3", "2027-09-30.garlic", "accepted");
        await Receive("evt_4", "2026-03-25.dahlia", "accepted");

        Warnings().Count.ShouldBe(2);
        Warnings()[0].ShouldContain("2027-03-31.fennel");
        Warnings()[1].ShouldContain("2027-09-30.garlic");
    }

    [Fact]
    public void Warnings_come_to_an_end_however_many_versions_there_are()
    {
        var meter = _application.Services.GetRequiredService<ApiTrainMeter>();
        for (var number = 0; number < 1_000; number++)
        {
            meter.Count("evt_1", $"version {number}");
        }

        Warnings().Count.ShouldBe(100);
        _trains.Count.ShouldBe(1_000);
        _trains.Distinct().ShouldBe(["unknown"]);
    }

    public ValueTask DisposeAsync()
    {
        _listener.Dispose();
        _client.Dispose();
        return _application.DisposeAsync();
    }

    private List<string> Warnings() =>
        [.. _application.Logs.Lines.Where(line => line.StartsWith("Warning: ", StringComparison.Ordinal) && line.Contains("API version"))];

    private async Task Receive(string eventId, string? apiVersion, string status) =>
        await (await new StripeEvent(eventId).With("api_version", apiVersion).Delivery().SendTo(_client)).ShouldBeReceived(eventId, status);
}
