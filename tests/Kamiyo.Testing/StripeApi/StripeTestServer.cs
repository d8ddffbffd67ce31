using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Kamiyo.Testing.Processes;

namespace Kamiyo.Testing.StripeApi;

/// <summary>
/// Speaks as much of Stripe's API over HTTP as Kamiyo asks for: keys, versions, connected accounts, paging, errors, and silence. Stripe's
/// objects are what the test puts in.
/// </summary>
public sealed class StripeTestServer : IAsyncDisposable
{
    public const string SecretKey = "sk_test_example";

    private readonly HttpListener _listener = new();
    private readonly ConcurrentDictionary<string, JsonObject> _customers = new();
    private readonly ConcurrentDictionary<string, List<JsonObject>> _subscriptions = new();
    private readonly ConcurrentQueue<StripeReaction> _reactions = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _serving;

    private StripeTestServer(int port)
    {
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>However many a request asks for.</summary>
    public int MaxPageSize { get; set; } = 100;

    /// <summary>Stripe's clock; null for the real one.</summary>
    public DateTimeOffset? Now { get; set; }

    public ConcurrentQueue<StripeRequest> Requests { get; } = new();

    public static StripeTestServer Start() => new(FreePort.Next());

    public void Put(JsonObject customer, params IEnumerable<JsonObject> subscriptions)
    {
        var id = (string)customer["id"]!;
        _customers[id] = customer;
        _subscriptions[id] = [.. subscriptions];
    }

    public void Remove(string customerId) => _customers.TryRemove(customerId, out _);

    /// <summary>For the next request that has none yet.</summary>
    public void ReactOnce(params IEnumerable<StripeReaction> reactions)
    {
        foreach (var reaction in reactions)
        {
            _reactions.Enqueue(reaction);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _ended.TrySetResult();
        _listener.Abort();
        await _serving;
    }

    private async Task ServeAsync()
    {
        var answers = new List<Task>();
        while (_listener.IsListening)
        {
            try
            {
                answers.Add(AnswerAsync(await _listener.GetContextAsync()));
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                break;
            }
        }

        await Task.WhenAll(answers);
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var request = context.Request;
        var account = request.Headers["Stripe-Account"];
        Requests.Enqueue(new StripeRequest(request.Url!.PathAndQuery, request.Headers["Stripe-Version"], account));
        var reaction = _reactions.TryDequeue(out var made) ? made
            : request.Headers["Authorization"] != $"Bearer {SecretKey}" ? new StripeReaction(401) { Body = """{"error":{"message":"Invalid API Key provided: sk_test_*****ample"}}""" }
            : Find(request);
        if (reaction.Status == 0)
        {
            await _ended.Task;
            return;
        }

        try
        {
            var response = context.Response;
            response.StatusCode = reaction.Status;
            response.ContentType = "application/json";
            if (Now is { } now)
            {
                response.Headers["Date"] = now.ToString("R", CultureInfo.InvariantCulture);
            }

            foreach (var (name, value) in reaction.Headers)
            {
                response.Headers[name] = value;
            }

            await response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(reaction.Body));
            response.Close();
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // The client didn't wait for it.
        }
    }

    private StripeReaction Find(HttpListenerRequest request)
    {
        var path = request.Url!.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var found = path switch
        {
            ["v1", "customers", var id] => _customers.GetValueOrDefault(id),
            ["v1", "subscriptions"] => List(request),
            ["v1", "subscriptions", var id] => _subscriptions.Values.SelectMany(list => list).FirstOrDefault(item => (string)item["id"]! == id),
            _ => null,
        };
        return found is null
            ? new StripeReaction(404) { Body = """{"error":{"code":"resource_missing","message":"No such object"}}""" }
            : new StripeReaction(200) { Body = found.ToJsonString() };
    }

    /// <summary>What has ended is listed only when asked for, as at Stripe.</summary>
    private JsonObject List(HttpListenerRequest request)
    {
        var query = request.QueryString;
        var all = _subscriptions.GetValueOrDefault(query["customer"] ?? string.Empty) ?? [];
        var listed = all.Where(item => (bool?)item["unlisted"] != true && (query["status"] == "all" || (string)item["status"]! != "canceled")).ToList();
        var from = query["starting_after"] is { } last ? listed.FindIndex(item => (string)item["id"]! == last) + 1 : 0;
        var size = Math.Min(int.Parse(query["limit"] ?? "10", CultureInfo.InvariantCulture), MaxPageSize);
        return new JsonObject
        {
            ["object"] = "list",
            ["data"] = new JsonArray([.. listed.Skip(from).Take(size).Select(item => item.DeepClone())]),
            ["has_more"] = from + size < listed.Count,
        };
    }
}
