using System.Collections.Concurrent;
using System.Net;
using Kamiyo.Gateway.Tests.Events;
using Kamiyo.Gateway.Tests.Hosting;
using Kamiyo.Storage.WebhookEvents;
using Kamiyo.Testing.Fuzzing;
using Kamiyo.Testing.Waiting;
using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Gateway.Tests.Fuzzing;

public sealed class WebhookFuzzTests
{
    private const int Batches = 60;
    private const int BatchSize = 50;

    private static readonly string[] CustomerRoutes = ["", "/timeline", "/payments", "/audit", "/messages"];

    private static readonly WebhookEventStatus[] Ends = [WebhookEventStatus.Processed, WebhookEventStatus.Ignored, WebhookEventStatus.Dead];

    private readonly ConcurrentDictionary<string, bool> _stored = new();

    [Fact]
    public async Task Odd_events_of_Stripes_own_signature_are_stored_and_end_or_are_refused_and_nothing_fails()
    {
        await using var application = new GatewayApplication();
        using var client = application.CreateClient();
        var deliveries = new FuzzedDeliveries();

        await Fuzz.RunAsync(Batches, random => Task.WhenAll(
            Enumerable.Range(0, BatchSize).Select(_ => deliveries.Next(random)).ToList().Select(delivery => Deliver(client, delivery))));

        _stored.Count.ShouldBeInRange(Batches * BatchSize / 4, Batches * BatchSize);
        await ShouldAllEnd(application.Services.GetRequiredService<IWebhookEventStore>());
        await ShouldBeReadable(application.Admin);
        application.Logs.Lines.ShouldNotContain(line => line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Critical", StringComparison.Ordinal));
    }

    private async Task Deliver(HttpClient client, StripeDelivery delivery)
    {
        using var response = await delivery.SendTo(client);
        if (response.StatusCode is HttpStatusCode.OK)
        {
            _stored[(await response.Json()).GetProperty("event_id").GetString()!] = true;
        }
        else
        {
            (await response.ShouldBeProblem(HttpStatusCode.BadRequest, "invalid_payload")).ShouldNotBeNull();
        }
    }

    /// <summary>None is left to be tried again: no retry mends what a body says.</summary>
    private async Task ShouldAllEnd(IWebhookEventStore events)
    {
        foreach (var eventId in _stored.Keys)
        {
            var found = await Eventually.Get(
                () => events.FindAsync(eventId, CancellationToken.None), found => found?.Status is not WebhookEventStatus.Received, $"{eventId} to end");
            found.ShouldNotBeNull().Status.ShouldBeOneOf(Ends, $"{found.EventId}: {found.ErrorDetail}");
        }
    }

    private async Task ShouldBeReadable(HttpClient admin)
    {
        foreach (var number in Enumerable.Range(0, FuzzedDeliveries.Customers))
        {
            foreach (var route in CustomerRoutes)
            {
                await ShouldAnswer(admin, $"/api/v1/customers/{FuzzedDeliveries.CustomerId(number)}{route}");
            }

            await ShouldAnswer(admin, $"/api/v1/entitlements/{FuzzedDeliveries.CustomerId(number)}");
        }

        foreach (var eventId in _stored.Keys)
        {
            // Some of the odd ids hold a slash or a dot segment and so can't be named in a path.
            using var response = await admin.GetAsync(new Uri($"/api/v1/webhooks/events/{Uri.EscapeDataString(eventId)}", UriKind.Relative));
            ((int)response.StatusCode).ShouldBeLessThan(500, eventId);
        }
    }

    private static async Task ShouldAnswer(HttpClient admin, string route)
    {
        using var response = await admin.GetAsync(new Uri(route, UriKind.Relative));
        response.StatusCode.ShouldBe(HttpStatusCode.OK, route);
    }
}
