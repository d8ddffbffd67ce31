using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Kamiyo.Cli.Tests.Support;

/// <summary>A small server on a free port that speaks Kamiyo's API over real HTTP.</summary>
public sealed class LocalGateway : IAsyncDisposable
{
    public const string Secret = "whsec_example";
    public const string AdminKey = "admin-key-example";

    private readonly WebApplication _application;
    private readonly ConcurrentDictionary<string, ReceivedRequest> _events = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _polls = new(StringComparer.Ordinal);
    private int _inProgress;
    private int _mostInProgress;

    private LocalGateway(WebApplication application) => _application = application;

    public string Url => _application.Urls.Single();

    /// <summary>Every webhook request, refused ones included.</summary>
    public ConcurrentQueue<ReceivedRequest> Requests { get; } = new();

    public LocalCustomers Customers { get; } = new();

    /// <summary>Answers instead of the usual when it returns something.</summary>
    public Func<ReceivedRequest, Task<IResult?>> OnWebhook { get; set; } = _ => Task.FromResult<IResult?>(null);

    /// <summary>Answers instead of the usual when it returns something.</summary>
    public Func<string, int, IResult?> OnPoll { get; set; } = (_, _) => null;

    /// <summary>Status and outcome by event type.</summary>
    public Func<ReceivedRequest, (string Status, string? Outcome, string? Error)> Process { get; set; } = _ => ("processed", "done", null);

    public int MostInProgress => Volatile.Read(ref _mostInProgress);

    public static async Task<LocalGateway> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var gateway = new LocalGateway(builder.Build());
        gateway.Map(gateway._application);
        await gateway._application.StartAsync();
        return gateway;
    }

    public int PollsOf(string eventId) => _polls.GetValueOrDefault(eventId);

    public static IResult Problem(int status, string code, string detail) => Results.Problem(
        detail, statusCode: status, title: "Refused", extensions: new Dictionary<string, object?> { ["code"] = code });

    public static Func<ReceivedRequest, Task<IResult?>> Always(IResult result) => _ => Task.FromResult<IResult?>(result);

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/webhooks/stripe", (Delegate)ReceiveAsync);
        routes.MapGet("/api/v1/webhooks/events/{id}", (HttpContext context, string id) => Admin(context, () => Poll(id)));
        routes.MapGet("/api/v1/customers/{id}", (HttpContext context, string id) => Admin(
            context, () => Customers.Find(id) is { } customer ? Results.Json(customer) : Problem(404, "not_found", "No such customer.")));
    }

    private async Task<IResult> ReceiveAsync(HttpContext context)
    {
        InterlockedMax(Interlocked.Increment(ref _inProgress));
        try
        {
            using var reader = new StreamReader(context.Request.Body);
            var request = new ReceivedRequest(await reader.ReadToEndAsync(), context.Request.Headers["Stripe-Signature"].ToString());
            Requests.Enqueue(request);
            return await OnWebhook(request) ?? Store(request);
        }
        finally
        {
            Interlocked.Decrement(ref _inProgress);
        }
    }

    private IResult Store(ReceivedRequest request)
    {
        if (!IndependentSignature.Matches(request.Signature, request.Body, Secret))
        {
            return Problem(400, "signature_mismatch", "No signature in the header matches.");
        }

        var isNew = _events.TryAdd(request.Id, request);
        if (isNew && Process(request).Status == "processed")
        {
            Customers.Apply(request);
        }

        return Results.Json(new { received = true, event_id = request.Id, status = isNew ? "accepted" : "duplicate" });
    }

    private IResult Poll(string id)
    {
        var poll = _polls.AddOrUpdate(id, 1, (_, count) => count + 1);
        return OnPoll(id, poll)
            ?? (_events.TryGetValue(id, out var request) ? Stored(request) : Problem(404, "not_found", "No such event."));
    }

    private IResult Stored(ReceivedRequest request)
    {
        var (status, outcome, error) = Process(request);
        return EventJson(request.Id, request.Type, status, outcome, error);
    }

    public static IResult EventJson(string id, string type, string status, string? outcome = null, string? error = null) => Results.Json(new
    {
        event_id = id,
        type,
        status,
        attempts = status == "received" ? 0 : 1,
        received_at = SkippingTimeProvider.Start,
        processed_at = status is "processed" or "ignored" ? SkippingTimeProvider.Start.AddMilliseconds(4) : (DateTimeOffset?)null,
        next_attempt_at = status == "failed" ? SkippingTimeProvider.Start.AddMinutes(1) : (DateTimeOffset?)null,
        error_message = error,
        outcome,
        payload = new { },
    });

    private static IResult Admin(HttpContext context, Func<IResult> answer) =>
        context.Request.Headers["X-Admin-Key"] == AdminKey ? answer() : Problem(401, "unauthorized", "The admin key is missing or wrong.");

    private void InterlockedMax(int value)
    {
        for (var seen = Volatile.Read(ref _mostInProgress); seen < value; seen = Volatile.Read(ref _mostInProgress))
        {
            Interlocked.CompareExchange(ref _mostInProgress, value, seen);
        }
    }
}
