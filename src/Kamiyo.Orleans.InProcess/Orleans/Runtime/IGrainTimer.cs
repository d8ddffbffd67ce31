namespace Orleans.Runtime;

/// <summary>A timer of one activation.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>Starts anew; during a run it takes effect when the run has ended.</summary>
    void Change(TimeSpan dueTime, TimeSpan period);
}
