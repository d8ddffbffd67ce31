using System.Globalization;

namespace Kamiyo.Bench.Processes;

/// <summary>A process on this machine with its children, such as a PostgreSQL server with its backends.</summary>
internal sealed class ProcessFamily(int processId)
{
    public ProcessUsage Read()
    {
        var members = FindMembers();
        var ticks = members.Sum(member => member.Stat.OwnTicks) + members.Where(member => member.Id == processId).Sum(member => member.Stat.ChildTicks);
        var memory = members.Select(member => member.Memory).ToArray();
        return new ProcessUsage(
            ticks / ProcStat.TicksPerSecond,
            memory.Sum(each => each.Total - each.Shared - each.Files)
                + memory.Select(each => each.Shared).DefaultIfEmpty().Max()
                + memory.Select(each => each.Files).DefaultIfEmpty().Max());
    }

    private List<(int Id, ProcStat Stat, ProcMemory Memory)> FindMembers()
    {
        var members = new List<(int, ProcStat, ProcMemory)>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && TryRead(folder, id) is { } member)
            {
                members.Add((id, member.Stat, member.Memory));
            }
        }

        return members;
    }

    private (ProcStat Stat, ProcMemory Memory)? TryRead(string folder, int id)
    {
        try
        {
            var stat = ProcStat.Parse(File.ReadAllText(Path.Combine(folder, "stat")));
            return id == processId || stat.ParentId == processId
                ? (stat, ProcMemory.Parse(File.ReadAllText(Path.Combine(folder, "status"))))
                : null;
        }
        catch (IOException)
        {
            // It ended between the listing and the reading.
            return null;
        }
    }
}
