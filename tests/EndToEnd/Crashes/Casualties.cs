using System.Globalization;
using System.Text;

namespace Disclosure.EndToEnd.Crashes;

/// <summary>Which process died where: what a run reports, and what a failure needs to be understood.</summary>
internal sealed class Casualties
{
    private readonly Lock _gate = new();
    private readonly List<(string Process, string Where)> _all = [];

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _all.Count;
            }
        }
    }

    public void Add(string process, string where)
    {
        lock (_gate)
        {
            _all.Add((process, where));
        }
    }

    /// <summary>Counts by process and kind of point, then every one in order.</summary>
    public string Tell()
    {
        lock (_gate)
        {
            var text = new StringBuilder();
            foreach (var group in _all.GroupBy(entry => $"{entry.Process}: {entry.Where.Split('/', ' ')[0]}", StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"{group.Count(),4}  {group.Key}");
            }

            text.AppendLine("In order:");
            foreach (var (process, where) in _all)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"  {process}: {where}");
            }

            return text.ToString();
        }
    }
}
