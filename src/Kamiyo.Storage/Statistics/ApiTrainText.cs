using Kamiyo.Billing.Stripe;

namespace Kamiyo.Storage.Statistics;

/// <summary>The train of an API version as the statistics write it.</summary>
internal static class ApiTrainText
{
    public static string Of(string? apiVersion) => ApiTrains.Recognize(apiVersion) switch
    {
        ApiTrain.Unknown => "unknown",
        ApiTrain.Undotted => "undotted",
        ApiTrain.Acacia => "acacia",
        ApiTrain.Basil => "basil",
        ApiTrain.Clover => "clover",
        ApiTrain.Dahlia => "dahlia",
        ApiTrain.Endive => "endive",
        var train => throw new InvalidOperationException($"No text for the train {train}."),
    };
}
