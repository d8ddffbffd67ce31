using Kamiyo.Gateway.OpenApi;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Gateway.Webhooks;

/// <summary>How the OpenAPI document describes <see cref="EventFilter"/>.</summary>
internal static class EventParameters
{
    public static IReadOnlyList<QueryParameter> Filter(IReadOnlyList<WebhookEventStatus> statuses) =>
    [
        new(EventFilter.StatusField, "Only events of this status.") { Values = [.. statuses.Select(status => status.ToText())] },
        new(EventFilter.TypeField, "Only events of this type, such as invoice.payment_failed."),
        new(EventFilter.CustomerField, "Only events of this customer (cus_…)."),
        new(EventFilter.AccountField, "Only events of this connected account (acct_…)."),
        new(EventFilter.LivemodeField, "Only live events, or only those of test mode.") { Kind = QueryParameterKind.Flag },
        new(EventFilter.AfterField, "Received then or later.") { Kind = QueryParameterKind.Time },
        new(EventFilter.BeforeField, "Received earlier than that.") { Kind = QueryParameterKind.Time },
        new(EventFilter.ErrorField, "A part of the last error's message; upper and lower case are the same."),
    ];
}
