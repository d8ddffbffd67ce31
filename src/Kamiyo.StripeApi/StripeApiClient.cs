using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Polly;
using Polly.Timeout;

namespace Kamiyo.StripeApi;

/// <summary>Reads from Stripe's API. Answers are passed on as they came: what is in them, only Kamiyo.Billing knows.</summary>
internal sealed class StripeApiClient(HttpClient http, Func<StripeApiAccess> access, StripeApiOptions options, TimeProvider time) : IStripeApi
{
    /// <summary>Pinned, so that an account's upgrade doesn't change what comes.</summary>
    public const string ApiVersion = "2026-03-25.dahlia";

    private const int PageSize = 100;

    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline = StripeApiRetry.Create(options, time);

    public async Task<CustomerObjects> FetchCustomerAsync(
        StripeCustomerKey customer, IReadOnlyCollection<string> knownSubscriptions, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.FetchTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await FetchAsync(customer, knownSubscriptions, either.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StripeApiException(StripeApiError.Unavailable, $"Stripe took longer than {options.FetchTimeout.TotalSeconds:0} s to answer.", exception);
        }
    }

    private async Task<CustomerObjects> FetchAsync(
        StripeCustomerKey customer, IReadOnlyCollection<string> knownSubscriptions, CancellationToken cancellationToken)
    {
        var (body, fetchedAt) = await GetAsync($"v1/customers/{Uri.EscapeDataString(customer.CustomerId)}", customer.Account, cancellationToken);
        var subscriptions = IsDeleted(body) ? [] : await ListSubscriptionsAsync(customer, cancellationToken);
        var missing = new List<string>();
        foreach (var subscriptionId in knownSubscriptions.Where(id => !subscriptions.ContainsKey(id)))
        {
            if (await FindSubscriptionAsync(subscriptionId, customer.Account, cancellationToken) is { } found)
            {
                subscriptions.Add(subscriptionId, found);
            }
            else
            {
                missing.Add(subscriptionId);
            }
        }

        return new CustomerObjects(fetchedAt, body, [.. subscriptions.Values], missing);
    }

    /// <summary>Without <c>status=all</c> Stripe leaves out what has ended.</summary>
    private async Task<Dictionary<string, ReadOnlyMemory<byte>>> ListSubscriptionsAsync(
        StripeCustomerKey customer, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        string? last = null;
        do
        {
            var path = string.Create(
                CultureInfo.InvariantCulture,
                $"v1/subscriptions?customer={Uri.EscapeDataString(customer.CustomerId)}&status=all&limit={PageSize}&expand[]=data.latest_invoice{(last is null ? null : $"&starting_after={Uri.EscapeDataString(last)}")}");
            var page = StripePage.Read((await GetAsync(path, customer.Account, cancellationToken)).Body);
            foreach (var (id, json) in page.Objects)
            {
                found[id] = json;
            }

            last = page.HasMore && page.Objects.Count > 0 ? page.Objects[^1].Id : null;
        }
        while (last is not null);
        return found;
    }

    private async Task<ReadOnlyMemory<byte>?> FindSubscriptionAsync(string subscriptionId, string? account, CancellationToken cancellationToken)
    {
        try
        {
            return (await GetAsync($"v1/subscriptions/{Uri.EscapeDataString(subscriptionId)}?expand[]=latest_invoice", account, cancellationToken)).Body;
        }
        catch (StripeApiException exception) when (exception.Error is StripeApiError.NotFound)
        {
            return null;
        }
    }

    private async Task<(ReadOnlyMemory<byte> Body, DateTimeOffset At)> GetAsync(string path, string? account, CancellationToken cancellationToken)
    {
        var (baseAddress, secretKey) = access();
        if (secretKey is null)
        {
            throw new StripeApiException(StripeApiError.NotConfigured, "No key for Stripe's API is configured. Set STRIPE_SECRET_KEY.");
        }

        try
        {
            using var answer = await _pipeline.ExecuteAsync(
                async token => await http.SendAsync(Request(new Uri(baseAddress, path), secretKey, account), token), cancellationToken);
            if (!answer.IsSuccessStatusCode)
            {
                throw await StripeApiRefusal.OfAsync(answer, time, cancellationToken);
            }

            // Events are stamped by Stripe's clock, so the fetch is too.
            var at = DateTimeOffset.FromUnixTimeSeconds((answer.Headers.Date ?? time.GetUtcNow()).ToUnixTimeSeconds());
            return (await answer.Content.ReadAsByteArrayAsync(cancellationToken), at);
        }
        catch (HttpRequestException exception)
        {
            throw new StripeApiException(StripeApiError.Unavailable, $"{baseAddress.Host} can't be reached: {exception.Message}", exception);
        }
        catch (TimeoutRejectedException exception)
        {
            throw new StripeApiException(
                StripeApiError.Unavailable, $"{baseAddress.Host} did not answer within {options.AttemptTimeout.TotalSeconds:0.#} s, also when asked again.", exception);
        }
    }

    private static HttpRequestMessage Request(Uri address, string secretKey, string? account)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secretKey);
        request.Headers.Add("Stripe-Version", ApiVersion);
        if (account is not null)
        {
            request.Headers.Add("Stripe-Account", account);
        }

        return request;
    }

    private static bool IsDeleted(ReadOnlyMemory<byte> customer)
    {
        using var document = StripePage.Parse(customer);
        return document.RootElement.TryGetProperty("deleted", out var deleted) && deleted.ValueKind is JsonValueKind.True;
    }
}
