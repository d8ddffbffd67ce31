using System.Net;

namespace Kamiyo.Delivery.Http;

/// <summary>Posts one request and says what became of it.</summary>
/// <param name="timeout">For the whole exchange, the answer's body included.</param>
/// <param name="isForGood">Which statuses mean that the same message will never be taken.</param>
internal sealed class HttpDelivery(HttpClient client, TimeSpan timeout, TimeProvider timeProvider, Func<HttpStatusCode, bool> isForGood)
{
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled; the message may have arrived.</exception>
    public async Task<DeliveryResult> PostAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(timeout, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);

        // Only the host: the paths of chat webhooks are secrets.
        var host = request.RequestUri!.Host;
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return response.IsSuccessStatusCode
                ? DeliveryResult.Sent
                : Refusal(response, $"{host} answered {(int)response.StatusCode}. {await AnswerBody.ReadAsync(response, either.Token)}");
        }
        catch (HttpRequestException exception)
        {
            return DeliveryResult.Retry($"{host}: {exception.Message}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return DeliveryResult.Retry($"{host} did not answer within {timeout.TotalSeconds:0} s.");
        }
    }

    private DeliveryResult Refusal(HttpResponseMessage response, string reason) => isForGood(response.StatusCode)
        ? DeliveryResult.Rejected(reason)
        : DeliveryResult.Retry(reason, RetryAfter.Of(response, timeProvider));
}
