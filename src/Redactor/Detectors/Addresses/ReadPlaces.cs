namespace Disclosure.Redactor.Detectors.Addresses;

/// <summary>What has been read of a text.</summary>
internal sealed class ReadPlaces(ScannedText text, ICollection<Candidate> found)
{
    private readonly List<(int Start, int End)> _ranges = [];
    private readonly List<(int Start, int End)> _premises = [];
    private int _next;

    // Where homes end, kept from the first question on.
    private HashSet<int>? _ends;

    /// <summary>Homes, in characters of the text without blanks.</summary>
    public List<(int Start, int End)> Homes { get; } = [];

    /// <summary>Where reading goes on.</summary>
    public int Read { get; set; }

    /// <summary>Adds a home and goes on behind it.</summary>
    public void AddHome(int start, int end, int from, Candidate candidate)
    {
        Homes.Add((start, end));
        _ends?.Add(end);
        _ranges.Add((from, end));
        found.Add(candidate);
        Read = end;
    }

    /// <summary>Adds premises and goes on behind them.</summary>
    public void AddPremises(int from, int start, int end)
    {
        _premises.Add((start, end));
        _ranges.Add((from, end));
        Read = end;
    }

    /// <summary>Adds a home that was not read in order.</summary>
    public void InsertHome(int start, int end, Candidate candidate)
    {
        Homes.Add((start, end));
        _ends?.Add(end);
        var at = _ranges.FindIndex(range => range.Start > start);
        _ranges.Insert(at < 0 ? _ranges.Count : at, (start, end));
        found.Add(candidate);
    }

    /// <summary>Whether a range touches one that has been read.</summary>
    public bool Overlaps(int start, int end) => _ranges.Exists(range => range.Start < end && start < range.End);

    /// <summary>The end of the range read around a position; null when it is in none. Asked in order.</summary>
    public int? EndOfRangeAt(int position)
    {
        while (_next < _ranges.Count && _ranges[_next].End <= position)
        {
            _next++;
        }

        return _next < _ranges.Count && _ranges[_next].Start <= position ? _ranges[_next].End : null;
    }

    /// <summary>Whether a home ends at a position.</summary>
    public bool HasHomeUntil(int end)
    {
        if (_ends is null)
        {
            _ends = [];
            foreach (var home in Homes)
            {
                _ends.Add(home.End);
            }
        }

        return _ends.Contains(end);
    }

    /// <summary>Whether an address is one that the text has called premises, or a part of one.</summary>
    public bool IsOfPremises(AddressSpan span)
    {
        var value = text.Compact.Value.AsSpan();
        foreach (var (start, end) in _premises)
        {
            if (value[start..end].Contains(value[span.Start..span.End], StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
