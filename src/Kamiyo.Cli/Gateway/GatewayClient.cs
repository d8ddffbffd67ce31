using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Kamiyo.Cli.Credentials;

namespace Kamiyo.Cli.Gateway;

/// <summary>Kamiyo's HTTP API, as far as the commands need it.</summary>
public sealed class GatewayClient(HttpClient http, Connection connection, TimeProvider time)
{
    private static readonly TimeSpan RetryAfterWhenNotSaid = TimeSpan.FromSeconds(1);

    /// <summary>Sends one event as Stripe does.</summary>
    /// <exception cref="GatewayException">It was refused, or nobody answered.</exception>
    public Task<Answer<Receipt>> SendEventAsync(string body, string signature, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/webhooks/stripe")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Stripe-Signature", signature);
        return SendAsync(request, GatewayJson.Default.Receipt, mayBeMissing: false, cancellationToken);
    }

    /// <exception cref="GatewayException">It was refused, or nobody answered.</exception>
    public Task<Answer<EventView>> FindEventAsync(string eventId, CancellationToken cancellationToken) =>
        GetAsync($"api/v1/webhooks/events/{Uri.EscapeDataString(eventId)}", GatewayJson.Default.EventView, cancellationToken);

    /// <exception cref="GatewayException">It was refused, or nobody answered.</exception>
    public Task<Answer<CustomerView>> FindCustomerAsync(string customerId, CancellationToken cancellationToken)
    {
        // The slash of a connected account's customer, acct_…/cus_…, is one of the path's.
        var path = string.Join('/', customerId.Split('/').Select(Uri.EscapeDataString));
        return GetAsync($"api/v1/customers/{path}", GatewayJson.Default.CustomerView, cancellationToken);
    }

    private Task<Answer<T>> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("X-Admin-Key", connection.AdminKey?.Value);
        return SendAsync(request, type, mayBeMissing: true, cancellationToken);
    }

    private async Task<Answer<T>> SendAsync<T>(
        HttpRequestMessage request, JsonTypeInfo<T> type, bool mayBeMissing, CancellationToken cancellationToken)
        where T : class
    {
        using (request)
        {
            try
            {
                using var response = await http.SendAsync(request, cancellationToken);
                return await ReadAsync(response, type, mayBeMissing, cancellationToken);
            }
            catch (HttpRequestException exception)
            {
                throw Unreachable($"No gateway answers at {connection.Address}", exception);
            }
            catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
            {
                throw Unreachable($"The gateway at {connection.Address} gave no answer within {http.Timeout.TotalSeconds:0} s", exception);
            }
            catch (JsonException exception)
            {
                throw new GatewayException(ProblemHints.NotKamiyo(connection), unreachable: false, exception);
            }
        }
    }

    private async Task<Answer<T>> ReadAsync<T>(
        HttpResponseMessage response, JsonTypeInfo<T> type, bool mayBeMissing, CancellationToken cancellationToken)
        where T : class
    {
        if (response.IsSuccessStatusCode)
        {
            return new Answer<T>(await response.Content.ReadFromJsonAsync(type, cancellationToken));
        }

        var details = await ReadProblemAsync(response, cancellationToken);
        if (mayBeMissing && response.StatusCode == HttpStatusCode.NotFound)
        {
            return new Answer<T>(null);
        }

        var problem = ProblemHints.Explain(response, details, connection);
        return response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable
            ? new Answer<T>(null, RetryAfter(response.Headers.RetryAfter), problem)
            : throw new GatewayException(problem, unreachable: false);
    }

    private static async Task<ProblemDetails?> ReadProblemAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        response.Content.Headers.ContentType?.MediaType is "application/problem+json" or "application/json"
            ? await response.Content.ReadFromJsonAsync(GatewayJson.Default.ProblemDetails, cancellationToken)
            : null;

    private TimeSpan RetryAfter(RetryConditionHeaderValue? header)
    {
        var wait = header?.Delta ?? (header?.Date - time.GetUtcNow()) ?? RetryAfterWhenNotSaid;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    private static GatewayException Unreachable(string message, Exception exception) =>
        new(new Problem(message, Detail: exception.Message, Hint: ProblemHints.StartTheGateway), unreachable: true, exception);
}
