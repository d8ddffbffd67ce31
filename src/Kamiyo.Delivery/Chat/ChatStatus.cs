using System.Net;

namespace Kamiyo.Delivery.Chat;

internal static class ChatStatus
{
    /// <summary>The chat understood and said no: the webhook is gone, or the notice is malformed.</summary>
    public static bool IsForGood(HttpStatusCode status) =>
        (int)status is >= 400 and < 500 && status is not (HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout);
}
