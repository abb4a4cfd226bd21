namespace Disclosure.Redactor.Detectors.Certificates;

/// <summary>What has been read of a text: ranges by start, and the digits without zeros in front.</summary>
internal sealed class CertificateRanges
{
    private const int ShortestMention = 3;
    private readonly List<(int Start, int End)> _ranges = [];
    private readonly List<(int Start, int End)> _pass = [];

    /// <summary>Digits without zeros in front, of every certificate read.</summary>
    public List<string> Digits { get; } = [];

    /// <summary>Remembers the digits of a range.</summary>
    public void Learn(string value, int start, int end)
    {
        end -= end > start && value[end - 1] == '号' ? 1 : 0;
        var digits = value.AsSpan(start, Math.Max(0, end - start)).TrimStart('0');
        if (digits.Length >= ShortestMention)
        {
            Digits.Add(digits.ToString());
        }
    }

    /// <summary>Takes a range as read.</summary>
    public void Take(int start, int end) => _pass.Add((start, end));

    /// <summary>Ends a pass over the text; within one, ranges come in order.</summary>
    public void EndPass()
    {
        _ranges.AddRange(_pass);
        _ranges.Sort();
        _pass.Clear();
    }

    /// <summary>Whether a position lies in a range of an earlier pass or in the last of this one.</summary>
    public bool Covers(int position)
    {
        var index = _ranges.BinarySearch((position, int.MaxValue));
        index = index < 0 ? ~index - 1 : index;
        return (index >= 0 && _ranges[index].End > position) || (_pass.Count > 0 && _pass[^1].End > position);
    }
}
