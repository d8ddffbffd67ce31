namespace Kamiyo.Orleans.InProcess.Activations;

/// <summary>The timers of an activation, which end with it. Timers may be disposed from any thread.</summary>
internal sealed class ActivationTimers
{
    private readonly HashSet<GrainTimer> _timers = [];

    public GrainTimer Add(GrainTimer timer)
    {
        lock (_timers)
        {
            _timers.Add(timer);
        }

        timer.Start();
        return timer;
    }

    public void Remove(GrainTimer timer)
    {
        lock (_timers)
        {
            _timers.Remove(timer);
        }
    }

    public void DisposeAll()
    {
        GrainTimer[] timers;
        lock (_timers)
        {
            timers = [.. _timers];
            _timers.Clear();
        }

        foreach (var timer in timers)
        {
            timer.Dispose();
        }
    }
}
