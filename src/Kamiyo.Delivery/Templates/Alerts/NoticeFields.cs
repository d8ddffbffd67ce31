using Kamiyo.Delivery.Chat;

namespace Kamiyo.Delivery.Templates.Alerts;

internal static class NoticeFields
{
    /// <summary>Those that have a value.</summary>
    public static IReadOnlyList<ChatField> Of(params (string Name, string? Value)[] fields) =>
        [.. fields.Where(field => !string.IsNullOrWhiteSpace(field.Value)).Select(field => new ChatField(field.Name, field.Value!))];
}
