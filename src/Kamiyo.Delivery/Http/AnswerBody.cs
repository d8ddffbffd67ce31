using System.Text;

namespace Kamiyo.Delivery.Http;

/// <summary>The start of an answer's body, for the reason that operators see: whatever its length, no more than this is read.</summary>
internal static class AnswerBody
{
    public const int MaxBytes = 2048;

    public static async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxBytes];
        var length = 0;
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            length = await body.ReadAtLeastAsync(buffer, MaxBytes, throwOnEndOfStream: false, cancellationToken);
        }
        catch (IOException)
        {
            // The status is known, and it decides; the body would only have explained it.
        }

        return Encoding.UTF8.GetString(buffer, 0, length);
    }
}
