using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Kamiyo.Orleans.InProcess.Hosting;

internal sealed class GrainCollectionOptionsValidator : IValidateOptions<GrainCollectionOptions>
{
    public ValidateOptionsResult Validate(string? name, GrainCollectionOptions options)
    {
        var quantum = options.CollectionQuantum;
        if (quantum <= TimeSpan.Zero)
        {
            return ValidateOptionsResult.Fail($"GrainCollectionOptions.CollectionQuantum is {quantum}; it must be greater than zero.");
        }

        var tooShort = options.ClassSpecificCollectionAge
            .Append(KeyValuePair.Create("CollectionAge", options.CollectionAge))
            .Where(age => age.Value <= quantum && age.Value != Timeout.InfiniteTimeSpan)
            .Select(static age => $"{age.Key} is {age.Value}")
            .ToList();
        return tooShort.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Collection ages must be greater than the CollectionQuantum of {quantum}, but {string.Join(", ", tooShort)}.");
    }
}
