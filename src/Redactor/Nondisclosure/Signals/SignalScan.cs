using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Nondisclosure.Signals;

/// <summary>A case's text and the fields beside it, folded into one, with every word of the policy that stands in it.</summary>
internal sealed class SignalScan : IDisposable
{
    private const int LongestCitation = 80;
    private const int ShortLine = 16;

    private readonly RentedList<char> _text;
    private readonly RentedList<int> _lines = new(64);
    private readonly RentedList<WordHit> _hits = new(128);

    private SignalScan(int capacity) => _text = new RentedList<char>(capacity);

    /// <summary>The folded text; parts are set apart by 。</summary>
    public ReadOnlySpan<char> Text => _text.Items;

    /// <summary>What was found, in the order of the ends.</summary>
    public ReadOnlySpan<WordHit> Hits => _hits.Items;

    /// <summary>Places where lines begin, the first line aside.</summary>
    public ReadOnlySpan<int> Lines => _lines.Items;

    /// <summary>Where the field that names the case stands; empty when there is none.</summary>
    public Range Title { get; private set; }

    /// <summary>Folds and searches.</summary>
    /// <param name="document">The text.</param>
    /// <param name="fields">The texts beside it; <c>title</c> names the case.</param>
    /// <param name="words">What is sought.</param>
    public static SignalScan Of(string document, IReadOnlyDictionary<string, string> fields, WordAutomaton words)
    {
        var length = document.Length + 1;
        foreach (var (_, text) in fields)
            length += text.Length + 1;
        var scan = new SignalScan(length);
        scan.Take(document);
        foreach (var (name, text) in fields)
        {
            var start = scan._text.Count;
            scan.Take(text);
            if (name.Equals("title", StringComparison.Ordinal))
                scan.Title = start..scan._text.Count;
        }

        words.Find(scan.Text, scan._hits);
        return scan;
    }

    /// <summary>Whether a place stands between 《 and 》.</summary>
    public bool IsCited(int start, int end)
    {
        var before = Text[Math.Max(0, start - LongestCitation)..start];
        var open = before.LastIndexOfAny('《', '》');
        if (open < 0 || before[open] == '》')
            return false;
        // A bracket that never closes, or closes far away, cites nothing.
        return Text[end..Math.Min(Text.Length, end + LongestCitation)].IndexOf('》') is >= 0 and var close && before.Length - open + close < LongestCitation;
    }

    /// <summary>The sentence around a place, as far as it reaches on either side.</summary>
    public Range SentenceAround(int start, int end, int reach)
    {
        var from = Math.Max(0, start - reach);
        from += Text[from..start].LastIndexOfAny("。;!?") + 1;
        var to = Math.Min(Text.Length, end + reach);
        to = Text[end..to].IndexOfAny("。;!?") is >= 0 and var stop ? end + stop : to;
        for (var line = Lines.BinarySearch(start) is >= 0 and var at ? at : ~Lines.BinarySearch(start) - 1; line >= 0 && Lines[line] > from; line--)
        {
            if (EndsSentence(line))
                from = Lines[line];
        }

        for (var line = Lines.BinarySearch(end) is >= 0 and var at ? at : ~Lines.BinarySearch(end); line < Lines.Length && Lines[line] < to; line++)
        {
            if (EndsSentence(line))
                to = Lines[line];
        }

        return from..to;
    }

    /// <summary>The line, as folded; the first has number 0.</summary>
    public Range Line(int number)
    {
        var from = number == 0 ? 0 : Lines[number - 1];
        return from..(number < Lines.Length ? Lines[number] : Text.Length);
    }

    /// <summary>Whether a place has its line for itself, brackets and the like aside.</summary>
    public bool StandsAlone(int start, int end)
    {
        var line = Lines.BinarySearch(start) is >= 0 and var at ? at + 1 : ~Lines.BinarySearch(start);
        return Text[Line(line)].Trim("。()【】[]:").Length == end - start;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _text.Dispose();
        _lines.Dispose();
        _hits.Dispose();
    }

    // A text broken at a fixed width goes on in the next line; a short line, or one that ends with a stop, is done.
    private bool EndsSentence(int line)
    {
        var before = line == 0 ? 0 : Lines[line - 1];
        return Lines[line] - before < ShortLine || "。;:!?".Contains(Text[Lines[line] - 1], StringComparison.Ordinal);
    }

    private void Take(string text)
    {
        SignalText.FoldInto(text, _text, _lines);
        _text.Add('。');
        _lines.Add(_text.Count);
    }
}
