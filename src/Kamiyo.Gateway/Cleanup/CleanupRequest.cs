using Kamiyo.Gateway.Requests;
using Kamiyo.Grains.Interfaces.Retention;

namespace Kamiyo.Gateway.Cleanup;

/// <summary>Reads <c>{"older_than_days":30,"dry_run":false}</c>; both fields may be left out.</summary>
internal static class CleanupRequest
{
    private const string OlderThanDaysField = "older_than_days";
    private const string DryRunField = "dry_run";
    private const int MostDays = 36_500;

    private static readonly string[] Names = [OlderThanDaysField, DryRunField];

    /// <exception cref="InvalidRequestException">A field is unknown or can't be used.</exception>
    public static async Task<RetentionRequest> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        var fields = await JsonFields.ReadAsync(body, Names, cancellationToken);
        return new RetentionRequest(fields.Integer(OlderThanDaysField, 1, MostDays), fields.Flag(DryRunField) ?? false);
    }
}
