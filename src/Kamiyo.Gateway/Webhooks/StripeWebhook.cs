using Kamiyo.Billing.Stripe;
using Kamiyo.Billing.Stripe.Signatures;
using Kamiyo.Gateway.Configuration;
using Kamiyo.Gateway.Problems;
using Kamiyo.Grains.Interfaces.WebhookEvents;
using Kamiyo.Grains.Telemetry;
using Orleans;

namespace Kamiyo.Gateway.Webhooks;

/// <summary>Takes one delivery of Stripe's: read, verify, store, answer. The answer comes once the event is durable.</summary>
internal sealed class StripeWebhook(
    ReloadableSettings<StripeSettings> stripe,
    WebhookSettings settings,
    IGrainFactory grains,
    TimeProvider time,
    ApiTrainMeter trains,
    WebhookMetrics metrics,
    ILogger<StripeWebhook> logger)
{
    private const string SignatureHeader = "Stripe-Signature";

    public async Task<IResult> ReceiveAsync(HttpContext context)
    {
        using var activity = KamiyoActivity.Start(KamiyoActivity.Receive);
        try
        {
            var result = await TakeAsync(context);
            if (result is ProblemResult)
            {
                metrics.Refused();
            }

            return result;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            metrics.Refused();
            throw;
        }
    }

    private async Task<IResult> TakeAsync(HttpContext context)
    {
        var signature = context.Request.Headers[SignatureHeader].ToString();
        if (string.IsNullOrWhiteSpace(signature))
        {
            // Before the body: what nobody signed isn't worth reading.
            metrics.SignatureRefused(StripeSignatureStatus.MissingSignature);
            logger.MissingSignature(context.Connection.RemoteIpAddress, WebhookRefusals.MissingSignature.Detail);
            return WebhookRefusals.MissingSignature;
        }

        try
        {
            using var body = await PooledBody.ReadAsync(context.Request, settings.MaxBodyBytes, context.RequestAborted);
            return body is null ? RefuseTooLarge(context) : await ReceiveAsync(context, signature, body);
        }
        catch (BadHttpRequestException exception)
        {
            // The body stopped half-way or came too slowly: the client's fault, not an error of ours.
            logger.Unreadable(context.Connection.RemoteIpAddress, ProblemCode.Of(exception.StatusCode), exception.Message);
            return ProblemResult.Of(exception.StatusCode);
        }
    }

    private async ValueTask<IResult> ReceiveAsync(HttpContext context, string signature, PooledBody body)
    {
        var now = time.GetUtcNow();
        var secrets = stripe.Current;
        var check = StripeSignatureVerifier.Verify(signature, body.Bytes, secrets.VerificationSecrets, now, secrets.SignatureTolerance);
        if (!check.IsValid)
        {
            var refusal = WebhookRefusals.Of(check, secrets.SignatureTolerance);
            metrics.SignatureRefused(check.Status);
            logger.InvalidSignature(context.Connection.RemoteIpAddress, refusal.Code, refusal.Detail);
            return refusal;
        }

        metrics.Verified(check.SkewSeconds);
        var (envelope, error) = StripeEnvelopeReader.Read(body.Bytes);
        if (envelope is null)
        {
            logger.Unreadable(context.Connection.RemoteIpAddress, ProblemCode.InvalidPayload, error);
            return WebhookRefusals.InvalidPayload(error!);
        }

        return await StoreAsync(ToMessage(envelope, now, body.Bytes.ToArray()));
    }

    private async ValueTask<IResult> StoreAsync(ReceivedWebhookEvent webhookEvent)
    {
        KamiyoActivity.SetEventId(webhookEvent.EventId);
        try
        {
            // Not cancelled when Stripe hangs up: finishing costs less than the next delivery.
            var result = await grains.GetGrain<IWebhookEventGrain>(webhookEvent.EventId).Receive(webhookEvent);
            logger.EventReceived(webhookEvent.EventId, webhookEvent.Type, result);
            metrics.Stored(webhookEvent.Type, result);
            if (result is ReceiveResult.Accepted)
            {
                trains.Count(webhookEvent.EventId, webhookEvent.ApiVersion);
            }

            return new ReceivedAnswer(webhookEvent.EventId, result);
        }
        catch (Exception exception) when (StoreOutage.Is(exception))
        {
            KamiyoActivity.SetFailure(exception);
            LogNotStored(exception, webhookEvent.EventId);
            return WebhookRefusals.NotStored;
        }
    }

    private void LogNotStored(Exception exception, string eventId)
    {
        if (StoreOutage.IsKnown(exception))
        {
            logger.EventRefused(eventId);
        }
        else
        {
            logger.EventNotStored(exception, eventId);
        }
    }

    private ProblemResult RefuseTooLarge(HttpContext context)
    {
        var refusal = WebhookRefusals.TooLarge(settings.MaxBodyBytes);
        logger.Unreadable(context.Connection.RemoteIpAddress, refusal.Code, refusal.Detail);
        return refusal;
    }

    private static ReceivedWebhookEvent ToMessage(StripeEnvelope envelope, DateTimeOffset receivedAt, byte[] payload) => new(
        envelope.EventId,
        envelope.Type,
        envelope.ApiVersion,
        envelope.Account,
        envelope.Livemode,
        envelope.CustomerId,
        envelope.CreatedAt,
        receivedAt,
        payload);
}
