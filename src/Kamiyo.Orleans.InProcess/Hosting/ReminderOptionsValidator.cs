using Microsoft.Extensions.Options;
using Orleans.Hosting;

namespace Kamiyo.Orleans.InProcess.Hosting;

internal sealed class ReminderOptionsValidator : IValidateOptions<ReminderOptions>
{
    public ValidateOptionsResult Validate(string? name, ReminderOptions options)
    {
        if (options.MinimumReminderPeriod < TimeSpan.Zero)
        {
            return ValidateOptionsResult.Fail("ReminderOptions.MinimumReminderPeriod must not be negative.");
        }

        if (options.RefreshReminderListPeriod <= TimeSpan.Zero)
        {
            return ValidateOptionsResult.Fail("ReminderOptions.RefreshReminderListPeriod must be greater than zero.");
        }

        return options.ReminderLoadingWindow < options.RefreshReminderListPeriod
            ? ValidateOptionsResult.Fail("ReminderOptions.ReminderLoadingWindow must not be less than RefreshReminderListPeriod.")
            : ValidateOptionsResult.Success;
    }
}
