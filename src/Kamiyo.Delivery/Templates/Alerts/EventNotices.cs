using System.Globalization;
using Kamiyo.Delivery.Chat;

namespace Kamiyo.Delivery.Templates.Alerts;

/// <summary>Alerts about events.</summary>
internal static class EventNotices
{
    private const string WhatToDo = "It is not tried again by itself: retry it once the cause is mended.";

    public static ChatNotice Dead(EventDeadData data, Uri? link) => new(
        $"Event given up: {data.Type}",
        string.IsNullOrWhiteSpace(data.ErrorMessage) ? WhatToDo : $"{data.ErrorMessage.Trim()}\n{WhatToDo}",
        ChatSeverity.Critical,
        NoticeFields.Of(
            ("Event", data.EventId),
            ("Type", data.Type),
            ("Customer", data.CustomerId),
            ("Attempts", data.Attempts.ToString(CultureInfo.InvariantCulture))),
        link);
}
