using Kamiyo.Gateway.Requests;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Gateway.Webhooks;

/// <summary>Which events, as a query or a body asks for them.</summary>
internal static class EventFilter
{
    public const string StatusField = "status";
    public const string TypeField = "type";
    public const string CustomerField = "customer_id";
    public const string AccountField = "account";
    public const string LivemodeField = "livemode";
    public const string AfterField = "received_after";
    public const string BeforeField = "received_before";
    public const string ErrorField = "error_contains";

    public const int MaxTextLength = 200;

    public static readonly IReadOnlyList<string> Names =
        [StatusField, TypeField, CustomerField, AccountField, LivemodeField, AfterField, BeforeField, ErrorField];

    private static readonly string[] QueryNames = [.. Names, PageQuery.LimitField, PageQuery.CursorField];

    /// <param name="statuses">Those that may be asked for; all of them when the query names none.</param>
    /// <exception cref="InvalidRequestException">A field is unknown or can't be used.</exception>
    public static WebhookEventFilter Read(IQueryCollection query, IReadOnlyList<WebhookEventStatus> statuses)
    {
        var fields = new QueryFields(query);
        fields.AllowOnly(QueryNames);
        return Read(fields.Text, fields.Time, fields.Flag, statuses);
    }

    /// <exception cref="InvalidRequestException">A field can't be used.</exception>
    public static WebhookEventFilter Read(JsonFields fields, IReadOnlyList<WebhookEventStatus> statuses) =>
        Read(name => fields.Text(name, MaxTextLength), fields.Time, fields.Flag, statuses);

    private static WebhookEventFilter Read(
        Func<string, string?> text, Func<string, DateTimeOffset?> time, Func<string, bool?> flag, IReadOnlyList<WebhookEventStatus> statuses)
    {
        var filter = new WebhookEventFilter(
            ReadStatuses(text(StatusField), statuses),
            Plain(TypeField, text),
            Plain(CustomerField, text),
            Plain(AccountField, text),
            flag(LivemodeField),
            time(AfterField),
            time(BeforeField),
            Plain(ErrorField, text));
        return filter.ReceivedAfter >= filter.ReceivedBefore
            ? throw new InvalidRequestException(BeforeField, $"must be later than {AfterField}.")
            : filter;
    }

    private static IReadOnlyList<WebhookEventStatus> ReadStatuses(string? text, IReadOnlyList<WebhookEventStatus> statuses)
    {
        if (text is null)
        {
            return statuses;
        }

        var named = statuses.Where(status => status.ToText() == text).ToList();
        return named.Count > 0
            ? named
            : throw new InvalidRequestException(StatusField, $"must be one of {string.Join(", ", statuses.Select(status => status.ToText()))}.");
    }

    // PostgreSQL takes no NUL, and no name that Stripe gives has any other character of its kind.
    private static string? Plain(string name, Func<string, string?> text) => text(name) switch
    {
        null => null,
        var value when value.Any(char.IsControl) => throw new InvalidRequestException(name, "must not hold control characters."),
        { Length: > MaxTextLength } => throw new InvalidRequestException(name, $"must not be longer than {MaxTextLength} characters."),
        var value => value,
    };
}
