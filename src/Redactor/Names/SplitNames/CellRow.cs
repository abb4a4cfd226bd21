using System.Buffers;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Names.SplitNames;

/// <summary>
/// The cells of one line of a table, each without the blanks within it and the blanks and marks around it: a line with tabs or bars, or one
/// whose words stand apart by blanks. It is read again and again; the cells are those of the last line.
/// </summary>
internal sealed class CellRow
{
    private const int LongestParted = 80;
    private const int Least = 128;
    private static readonly SearchValues<char> Walls = SearchValues.Create("\t|│┃");
    private static readonly SearchValues<char> Marks = SearchValues.Create("。,;:、!?");
    private readonly List<(int Start, int End, int From, int To)> _cells = [];
    private char[] _text = [];

    /// <summary>Number of cells; 0 for a line that is no row.</summary>
    public int Count => _cells.Count;

    /// <summary>Whether blanks alone part its cells.</summary>
    public bool IsParted { get; private set; }

    /// <summary>Whether the line holds marks of a sentence.</summary>
    public bool HasMarks { get; private set; }

    /// <summary>Digits of the cell that has the most of them.</summary>
    public int MostDigits { get; private set; }

    /// <summary>Characters of the longest cell.</summary>
    public int Longest { get; private set; }

    /// <summary>The characters of a cell; none for one beyond the row.</summary>
    public ReadOnlySpan<char> this[int cell] => cell < _cells.Count && cell >= 0 ? _text.AsSpan(_cells[cell].From, _cells[cell].To - _cells[cell].From) : [];

    /// <summary>Where a cell's characters begin in the text.</summary>
    public int Start(int cell) => _cells[cell].Start;

    /// <summary>Where they end, exclusive.</summary>
    public int End(int cell) => _cells[cell].End;

    /// <summary>Forgets its cells.</summary>
    public void Clear()
    {
        _cells.Clear();
        IsParted = false;
    }

    /// <summary>Reads a line of a text; it has no cells when neither walls nor blanks part any.</summary>
    public void Read(ReadOnlySpan<char> text, int start, int end)
    {
        Clear();
        (MostDigits, Longest) = (0, 0);
        var line = text[start..end];
        IsParted = !line.ContainsAny(Walls);
        if (IsParted && (line.Length > LongestParted || !line.Contains(' ') || line.Contains('。')))
        {
            IsParted = false;
            return;
        }

        HasMarks = line.ContainsAny(Marks);
        if (_text.Length < line.Length)
        {
            _text = new char[Math.Max(Least, line.Length)];
        }

        for (var (cell, used) = (start, 0); cell <= end;)
        {
            var width = IsParted ? text[cell..end].IndexOf(' ') : text[cell..end].IndexOfAny(Walls);
            var wall = width < 0 ? end : cell + width;
            used = IsParted && wall == cell ? used : Add(text, cell, wall, used);
            cell = wall + 1;
        }
    }

    private int Add(ReadOnlySpan<char> text, int start, int end, int used)
    {
        while (start < end && IsMargin(text[start]))
        {
            start++;
        }

        while (end > start && IsMargin(text[end - 1]))
        {
            end--;
        }

        var (at, digits) = (used, 0);
        for (var i = start; i < end; i++)
        {
            if (text[i] is not ' ')
            {
                digits += char.IsAsciiDigit(text[i]) ? 1 : 0;
                _text[at++] = text[i];
            }
        }

        _cells.Add((start, end, used, at));
        MostDigits = Math.Max(MostDigits, digits);
        Longest = Math.Max(Longest, at - used);
        return at;
    }

    private static bool IsMargin(char character) => !HanText.IsHan(character) && !char.IsLetterOrDigit(character);
}
