namespace Kamiyo.Bench.Reports;

/// <summary>What has been measured so far. It can be printed at any time, so that an interrupted run isn't lost.</summary>
internal sealed class Report
{
    private readonly List<Measurement> _measurements = [];
    private readonly List<string> _notes = [];

    public IReadOnlyList<Measurement> Measurements => _measurements;

    /// <summary>What the reader must know besides the figures, such as that something went wrong.</summary>
    public IReadOnlyList<string> Notes => _notes;

    public void Add(string section, string name, params IEnumerable<(string Name, double Value)> values)
    {
        var ordered = new OrderedDictionary<string, double>();
        foreach (var (valueName, value) in values)
        {
            ordered.Add(valueName, value);
        }

        _measurements.Add(new Measurement(section, name, ordered));
    }

    public void Note(string note) => _notes.Add(note);
}
