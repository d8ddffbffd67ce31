using System.Text.Encodings.Web;
using System.Text.Json;
using Kamiyo.Grains.Interfaces.WebhookEvents;

namespace Kamiyo.Gateway.Webhooks;

/// <summary><c>{"received":true,"event_id":"evt_…","status":"accepted"}</c>, put together from bytes encoded beforehand: one goes out for every event.</summary>
internal sealed class ReceivedAnswer(string eventId, ReceiveResult result) : IResult, IStatusCodeHttpResult
{
    int? IStatusCodeHttpResult.StatusCode => StatusCodes.Status200OK;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var start = """{"received":true,"event_id":"""u8;
        var status = result is ReceiveResult.Accepted ? "\",\"status\":\"accepted\"}"u8 : "\",\"status\":\"duplicate\"}"u8;
        var id = JsonEncodedText.Encode(eventId, JavaScriptEncoder.Default).EncodedUtf8Bytes;
        var length = start.Length + 1 + id.Length + status.Length;

        var response = httpContext.Response;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = length;
        var span = response.BodyWriter.GetSpan(length);
        start.CopyTo(span);
        span[start.Length] = (byte)'"';
        id.CopyTo(span[(start.Length + 1)..]);
        status.CopyTo(span[(start.Length + 1 + id.Length)..]);
        response.BodyWriter.Advance(length);
        return response.BodyWriter.FlushAsync(httpContext.RequestAborted).AsTask();
    }
}
