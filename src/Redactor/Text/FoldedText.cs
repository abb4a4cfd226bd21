using Disclosure.Redactor.Documents;

namespace Disclosure.Redactor.Text;

/// <summary>
/// A shadow of a text, easier to read by rule than the text itself, with an exact map back: every character of the shadow knows the
/// UTF-16 code units of the original that it stands for. The map is kept as runs, so that a text that folds one to one costs one run.
/// </summary>
public sealed class FoldedText
{
    private const int WordBits = 6;
    private readonly FoldedRun[] _runs;

    // One bit for each character before which blanks were taken out, for that is asked again and again; none where nothing was.
    private readonly ulong[] _gaps;

    internal FoldedText(string value, FoldedRun[] runs)
    {
        Value = value;
        _runs = runs;
        _gaps = GapsOf(runs, value.Length);
    }

    /// <summary>The shadow.</summary>
    public string Value { get; }

    /// <summary>Number of characters of the shadow.</summary>
    public int Length => Value.Length;

    /// <summary>The runs of the map, by start.</summary>
    internal ReadOnlySpan<FoldedRun> Runs => _runs;

    /// <summary>First UTF-16 unit of the original behind a character of the shadow; the end of the original's last character for the shadow's end.</summary>
    public int OriginalStart(int index) => index < Length ? _runs[RunOf(index)].StartOf(index) : OriginalEnd(Length - 1);

    /// <summary>End, exclusive, of the original behind a character of the shadow; 0 for an index below 0.</summary>
    public int OriginalEnd(int index) => index < 0 || Length == 0 ? 0 : _runs[RunOf(Math.Min(index, Length - 1))].EndOf(Math.Min(index, Length - 1));

    /// <summary>The range of the original behind a non-empty range of the shadow (end exclusive).</summary>
    public TextRange ToOriginal(int start, int end)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(start, end);
        return new TextRange(OriginalStart(start), OriginalEnd(end - 1));
    }

    /// <summary>The first character of the shadow that starts at or after an offset of the original; the shadow's length when there is none.</summary>
    public int IndexOf(int originalOffset)
    {
        var low = 0;
        var high = _runs.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_runs[middle].Original < originalOffset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        // The run before may reach over the offset.
        if (low > 0 && _runs[low - 1] is { IsEven: true } run)
        {
            var index = run.Shadow + originalOffset - run.Original;
            if (index < EndOf(low - 1))
            {
                return index;
            }
        }

        return low < _runs.Length ? _runs[low].Shadow : Length;
    }

    /// <summary>Whether blanks were taken out anywhere.</summary>
    public bool HasGaps => _gaps.Length > 0;

    /// <summary>Whether blanks were taken out just before this character.</summary>
    public bool HasGapBefore(int index) =>
        _gaps.Length > 0 && index > 0 && index < Length && ((_gaps[index >> WordBits] >> index) & 1) != 0;

    private static ulong[] GapsOf(FoldedRun[] runs, int length)
    {
        ulong[] gaps = [];
        foreach (var run in runs)
        {
            if (run.AfterGap)
            {
                gaps = gaps.Length > 0 ? gaps : new ulong[(length >> WordBits) + 1];
                gaps[run.Shadow >> WordBits] |= 1UL << run.Shadow;
            }
        }

        return gaps;
    }

    private int EndOf(int run) => run + 1 < _runs.Length ? _runs[run + 1].Shadow : Length;

    private int RunOf(int index)
    {
        var low = 0;
        var high = _runs.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_runs[middle].Shadow <= index)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }
}
