using System.Text;
using Disclosure.Records;

namespace Disclosure.Redactor.Documents;

/// <summary>Gathers a text with the style and the origin of each stretch.</summary>
internal sealed class DraftTextBuilder
{
    private readonly StringBuilder _text = new();
    private readonly List<DraftStretch> _stretches = [];
    private readonly List<DraftMark> _marks = [];

    /// <summary>UTF-16 code units so far.</summary>
    public int Length => _text.Length;

    /// <summary>The last character; a line feed when there is none.</summary>
    public char Last => _text.Length > 0 ? _text[^1] : '\n';

    /// <summary>True when nothing but line feeds was added.</summary>
    public bool IsEmpty
    {
        get
        {
            if (_marks.Count > 0)
                return false;
            foreach (var chunk in _text.GetChunks())
            {
                if (chunk.Span.ContainsAnyExcept('\n'))
                    return false;
            }

            return true;
        }
    }

    /// <summary>Adds a piece.</summary>
    public void Append(ReadOnlySpan<char> text, InlineStyle style, DraftOrigin origin)
    {
        if (text.IsEmpty)
            return;
        _text.Append(text);
        Cover(_text.Length, style, origin);
    }

    /// <summary>Adds a separator, which stands nowhere in the file.</summary>
    public void Separate(char separator) => Append([separator], InlineStyle.None, default);

    /// <summary>Adds another text.</summary>
    public void Append(DraftText other)
    {
        var start = _text.Length;
        _text.Append(other.Text);
        foreach (var stretch in other.Stretches)
            Cover(start + stretch.End, stretch.Style, stretch.Origin);
        foreach (var mark in other.Marks)
            _marks.Add(mark with { Offset = start + mark.Offset });
    }

    /// <summary>Adds a reference to a note.</summary>
    public void Mark(int note) => _marks.Add(new DraftMark(_text.Length, note));

    /// <summary>Takes the text away, without these characters at its ends, behind a label that stands nowhere in the file.</summary>
    public DraftText Take(string label, ReadOnlySpan<char> trimmed)
    {
        if (_text.Length == 0 && _marks.Count == 0 && label.Length == 0)
            return DraftText.Empty;
        var whole = _text.ToString();
        var end = whole.AsSpan().LastIndexOfAnyExcept(trimmed) + 1;
        var start = end == 0 ? 0 : whole.AsSpan().IndexOfAnyExcept(trimmed);
        var shift = label.Length - start;
        var stretches = new List<DraftStretch>(_stretches.Count + 1);
        if (label.Length > 0)
            stretches.Add(new DraftStretch(label.Length, InlineStyle.None, default));
        foreach (var stretch in _stretches)
        {
            var until = Math.Min(stretch.End, end) + shift;
            if (until > (stretches.Count > 0 ? stretches[^1].End : 0))
                stretches.Add(stretch with { End = until });
        }

        var marks = _marks.Count == 0 ? (IReadOnlyList<DraftMark>)[] : [.. _marks.Select(mark => mark with { Offset = Math.Clamp(mark.Offset, start, end) + shift })];
        _text.Clear();
        _stretches.Clear();
        _marks.Clear();
        return new DraftText(label.Length > 0 || end - start < whole.Length ? string.Concat(label, whole.AsSpan(start, end - start)) : whole, stretches, marks);
    }

    private void Cover(int end, InlineStyle style, DraftOrigin origin)
    {
        var stretch = new DraftStretch(end, style, origin);
        if (_stretches.Count > 0 && _stretches[^1] is var last && last.Style == style && last.Origin == origin)
            _stretches[^1] = stretch;
        else
            _stretches.Add(stretch);
    }
}
