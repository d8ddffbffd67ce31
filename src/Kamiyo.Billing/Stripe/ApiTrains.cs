using System.Globalization;

namespace Kamiyo.Billing.Stripe;

/// <summary>
/// Recognises the train of an event's <c>api_version</c>. For counting and warning only: readers look at the fields, because an event can be
/// rendered in another version than the endpoint's, and old endpoints get new fields too.
/// </summary>
public static class ApiTrains
{
    private const int DateLength = 10;

    public static ApiTrain Recognize(string? apiVersion)
    {
        if (apiVersion is null || apiVersion.Length < DateLength || !IsDate(apiVersion.AsSpan(0, DateLength)))
        {
            return ApiTrain.Unknown;
        }

        return apiVersion.AsSpan(DateLength) switch
        {
            "" => ApiTrain.Undotted,
            ".acacia" => ApiTrain.Acacia,
            ".basil" => ApiTrain.Basil,
            ".clover" => ApiTrain.Clover,
            ".dahlia" => ApiTrain.Dahlia,
            ".endive" => ApiTrain.Endive,
            _ => ApiTrain.Unknown,
        };
    }

    private static bool IsDate(ReadOnlySpan<char> text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
