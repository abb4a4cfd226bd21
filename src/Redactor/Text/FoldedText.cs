using Disclosure.Redactor.Documents;

namespace Disclosure.Redactor.Text;

/// <summary>
/// A shadow of a text, easier to read by rule than the text itself, with an exact map back: every character of the shadow knows the
/// UTF-16 code units of the original that it stands for.
/// </summary>
public sealed class FoldedText
{
    private readonly int[] _starts;
    private readonly int[] _ends;
    private readonly bool[]? _gaps;

    internal FoldedText(string value, int[] starts, int[] ends, bool[]? gaps)
    {
        Value = value;
        _starts = starts;
        _ends = ends;
        _gaps = gaps;
    }

    /// <summary>The shadow.</summary>
    public string Value { get; }

    /// <summary>Number of characters of the shadow.</summary>
    public int Length => Value.Length;

    /// <summary>First UTF-16 unit of the original behind a character of the shadow; the end of the original for the shadow's end.</summary>
    public int OriginalStart(int index) => index < _starts.Length ? _starts[index] : OriginalEnd(_ends.Length - 1);

    /// <summary>End, exclusive, of the original behind a character of the shadow; 0 for an index below 0.</summary>
    public int OriginalEnd(int index) => index < 0 || _ends.Length == 0 ? 0 : _ends[Math.Min(index, _ends.Length - 1)];

    /// <summary>The range of the original behind a non-empty range of the shadow (end exclusive).</summary>
    public TextRange ToOriginal(int start, int end)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(start, end);
        return new TextRange(OriginalStart(start), OriginalEnd(end - 1));
    }

    /// <summary>The first character of the shadow at or after an offset of the original; the shadow's length when there is none.</summary>
    public int IndexOf(int originalOffset)
    {
        var found = Array.BinarySearch(_starts, originalOffset);
        if (found < 0)
        {
            return ~found;
        }

        while (found > 0 && _starts[found - 1] == originalOffset)
        {
            found--;
        }

        return found;
    }

    /// <summary>Whether blanks were taken out just before this character.</summary>
    public bool HasGapBefore(int index) => _gaps is not null && index > 0 && index < _gaps.Length && _gaps[index];
}
