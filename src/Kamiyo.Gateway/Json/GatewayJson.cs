using System.Text.Json;
using System.Text.Json.Serialization;
using Kamiyo.Billing.Audit;
using Kamiyo.Billing.Events;
using Kamiyo.Billing.Payments;
using Kamiyo.Gateway.Customers;
using Kamiyo.Gateway.Health;
using Kamiyo.Gateway.Problems;
using Kamiyo.Gateway.Requests;
using Kamiyo.Gateway.RetryJobs;
using Kamiyo.Gateway.Webhooks;
using Kamiyo.Grains.Interfaces.Subscriptions;
using Kamiyo.Storage.Operators;
using Kamiyo.Storage.Outbox;
using Kamiyo.Storage.RetryJobs;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Gateway.Json;

/// <summary>The types that answers are made of, in snake_case with times as RFC 3339 in UTC. <see cref="AnswerJson"/> writes them.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters =
    [
        typeof(UtcTimeConverter),
        typeof(SnakeCaseEnumConverter<WebhookEventStatus>),
        typeof(SnakeCaseEnumConverter<EventOutcome>),
        typeof(SnakeCaseEnumConverter<PaymentStatus>),
        typeof(SnakeCaseEnumConverter<AuditActorKind>),
        typeof(SnakeCaseEnumConverter<OutboxStatus>),
        typeof(SnakeCaseEnumConverter<RetryJobStatus>),
    ])]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(EventResponse))]
[JsonSerializable(typeof(CustomerSnapshot))]
[JsonSerializable(typeof(EntitlementsSnapshot))]
[JsonSerializable(typeof(EntitlementAnswer))]
[JsonSerializable(typeof(PageResponse<TimelineEntryResponse>))]
[JsonSerializable(typeof(PageResponse<Payment>))]
[JsonSerializable(typeof(PageResponse<AuditEntryResponse>))]
[JsonSerializable(typeof(PageResponse<MessageResponse>))]
[JsonSerializable(typeof(PageResponse<WebhookEventSummary>))]
[JsonSerializable(typeof(PageResponse<RetryJobResponse>))]
[JsonSerializable(typeof(RetryCountResponse))]
[JsonSerializable(typeof(RetryBody))]
[JsonSerializable(typeof(OverrideBody))]
[JsonSerializable(typeof(ReceivedEvent))]
[JsonSerializable(typeof(PageResponse<OperatorAction>))]
[JsonSerializable(typeof(HealthResponse))]
internal sealed partial class GatewayJson : JsonSerializerContext;
