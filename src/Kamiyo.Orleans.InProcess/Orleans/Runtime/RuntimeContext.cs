using Kamiyo.Orleans.InProcess.Activations;

namespace Orleans.Runtime;

/// <summary>Which activation the current code is a turn of.</summary>
internal static class RuntimeContext
{
    public static IGrainContext? Current => (TaskScheduler.Current as ActivationScheduler)?.Activation;

    public static void ThrowIfNot(IGrainContext context)
    {
        if (!ReferenceEquals(Current, context))
        {
            throw new InvalidOperationException(
                $"{context.GrainId} was used outside its turns: state, timers and reminders of a grain belong to code that runs on its activation.");
        }
    }
}
