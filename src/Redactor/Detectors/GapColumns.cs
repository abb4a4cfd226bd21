using System.Buffers;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>
/// Rows whose cells stand apart by blanks alone: full-width ones, two or more, or single ones where the whole head is written so. A head is a
/// short line without marks or numbers in which a cell ends with a word that names a value. The rows below are read until a sentence comes.
/// </summary>
internal sealed class GapColumns(string original, FoldedText text, ContextMap contexts, List<TableColumns.ColumnCell> cells)
{
    private const int LongestHead = 80;
    private const int LongestBreak = 40;
    private const int FewestDigits = 4;
    private const int Unit = 2;
    private static readonly SearchValues<char> Marks = SearchValues.Create("。,;:!?");
    private readonly List<(int Start, int End)> _row = [];
    private readonly List<int> _heads = [];
    private int _run;
    private bool _wide;

    /// <summary>Reads a line without walls; its cells that hold numbers under a head are added. Lines must come in order.</summary>
    public void Read(int start, int end)
    {
        while (_run < text.Runs.Length && text.Runs[_run].Shadow <= start)
        {
            _run++;
        }

        var line = text.Value.AsSpan(start, end - start);
        var hasGap = _run < text.Runs.Length && NextGap(_run, end) >= 0;
        if (!hasGap || line.IndexOf('。') >= 0)
        {
            if (_heads.Count > 0 && (line.Length > LongestBreak || line.IndexOf('。') >= 0))
            {
                _heads.Clear();
            }

            return;
        }

        if (line.Length <= LongestHead && line.IndexOfAny(Marks) < 0 && TableColumns.CountDigits(line) < FewestDigits)
        {
            ReadHead(start, end);
        }
        else if (_heads.Count > 0)
        {
            ReadRow(start, end);
        }
    }

    private void ReadHead(int start, int end)
    {
        if (contexts.LastIndexBefore(ValueLabels.Naming, end, end - start) is not (var any and >= 0) || contexts.All[any].Start < start)
        {
            return;
        }

        _wide = false;
        for (var gap = NextGap(_run, end); gap >= 0; gap = NextGap(gap + 1, end))
        {
            _wide |= IsWide(text.Runs[gap].Shadow);
        }

        Split(start, end);
        _heads.Clear();
        var named = false;
        foreach (var (from, to) in _row)
        {
            var word = contexts.LastIndexBefore(ValueLabels.Naming, to, Unit);
            word = word >= 0 && contexts.All[word].Start >= from ? word : -1;
            named |= word >= 0;
            _heads.Add(word);
        }

        if (!named || _heads.Count < 2)
        {
            _heads.Clear();
        }
    }

    private void ReadRow(int start, int end)
    {
        Split(start, end);

        // A name written apart or a group of its own makes a row longer than its head: the columns on the right are in place.
        var shift = Math.Max(0, _row.Count - _heads.Count);
        for (var i = Math.Max(shift, 1); i < _row.Count; i++)
        {
            var (from, to) = _row[i];
            if (_heads[i - shift] is var head and >= 0 && TableColumns.CountDigits(text.Value.AsSpan(from, to - from)) >= FewestDigits)
            {
                cells.Add(new TableColumns.ColumnCell(from, to, head));
            }
        }
    }

    // Single characters side by side are one word written apart: 姓 名.
    private void Split(int start, int end)
    {
        _row.Clear();
        var from = start;
        for (var gap = NextGap(_run, end); gap >= 0; gap = NextGap(gap + 1, end))
        {
            var at = text.Runs[gap].Shadow;
            if (_wide && !IsWide(at))
            {
                continue;
            }

            var next = NextGap(gap + 1, end);
            if (at - from == 1 && (next < 0 ? end : text.Runs[next].Shadow) - at == 1 && HanText.IsHan(text.Value[from]) && HanText.IsHan(text.Value[at]))
            {
                continue;
            }

            _row.Add((from, at));
            from = at;
        }

        _row.Add((from, end));
    }

    private int NextGap(int run, int end)
    {
        for (; run < text.Runs.Length && text.Runs[run].Shadow < end; run++)
        {
            if (text.Runs[run].AfterGap)
            {
                return run;
            }
        }

        return -1;
    }

    private bool IsWide(int at)
    {
        var gap = original.AsSpan(text.OriginalEnd(at - 1), text.OriginalStart(at) - text.OriginalEnd(at - 1));
        return gap.Length > 1 || gap.IndexOf('\u3000') >= 0;
    }
}
