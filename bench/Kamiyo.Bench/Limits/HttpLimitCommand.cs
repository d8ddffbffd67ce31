using System.Buffers;
using System.Globalization;
using Kamiyo.Billing.Stripe.Signatures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Kamiyo.Bench.Limits;

/// <summary>
/// <c>Kamiyo.Bench http-limit {port} {secret}</c>: Kestrel reads the body, checks its HMAC, answers as many bytes as the gateway does, and stores nothing.
/// No gateway on Kestrel can be faster.
/// </summary>
internal static class HttpLimitCommand
{
    public const string Name = "http-limit";

    private static readonly byte[] Answer = """{"received":true,"event_id":"evt_1KTimeKamiyo0KamiyoEvent","status":"accepted"}"""u8.ToArray();

    public static async Task<int> RunAsync(string port, string secret)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        await using var app = builder.Build();
        var secrets = new StripeWebhookSecrets([secret]);
        app.Run(context => AnswerAsync(context, secrets));
        await app.RunAsync();
        return 0;
    }

    private static async Task AnswerAsync(HttpContext context, StripeWebhookSecrets secrets)
    {
        var length = (int)context.Request.ContentLength.GetValueOrDefault();
        var body = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            await context.Request.Body.ReadExactlyAsync(body.AsMemory(0, length), context.RequestAborted);
            var check = StripeSignatureVerifier.Verify(
                context.Request.Headers["Stripe-Signature"].ToString(),
                body.AsSpan(0, length),
                secrets,
                TimeProvider.System.GetUtcNow(),
                StripeSignatureVerifier.DefaultTolerance);
            context.Response.StatusCode = check.IsValid ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(body);
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = Answer.Length;
        await context.Response.Body.WriteAsync(Answer, context.RequestAborted);
    }
}
