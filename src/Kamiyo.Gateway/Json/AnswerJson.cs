using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kamiyo.Gateway.Json;

/// <summary>
/// How every answer is written. Apostrophes and arrows stay readable for people who use curl: no answer is ever part of a page, and every
/// one says that it is JSON.
/// </summary>
internal static class AnswerJson
{
    public static readonly GatewayJson Context =
        new(new JsonSerializerOptions(GatewayJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
