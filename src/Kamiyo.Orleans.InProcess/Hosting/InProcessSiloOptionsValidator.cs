using Microsoft.Extensions.Options;

namespace Kamiyo.Orleans.InProcess.Hosting;

internal sealed class InProcessSiloOptionsValidator : IValidateOptions<InProcessSiloOptions>
{
    public ValidateOptionsResult Validate(string? name, InProcessSiloOptions options)
    {
        if (options.ActivationLimit < 1 || options.MaxConcurrentReminderTicks < 1)
        {
            return ValidateOptionsResult.Fail("InProcessSiloOptions.ActivationLimit and MaxConcurrentReminderTicks must be 1 or more.");
        }

        return options.ShutdownTimeout < TimeSpan.Zero
            ? ValidateOptionsResult.Fail("InProcessSiloOptions.ShutdownTimeout must not be negative.")
            : ValidateOptionsResult.Success;
    }
}
