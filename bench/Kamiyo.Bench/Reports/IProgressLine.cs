namespace Kamiyo.Bench.Reports;

/// <summary>Says what is going on.</summary>
internal interface IProgressLine
{
    /// <summary>Something new begins.</summary>
    void Begin(string what);

    /// <summary>How it goes on; shown on a terminal only.</summary>
    void Update(string how);
}
