using System.Text;
using Disclosure.Records;

namespace Disclosure.Redactor.Documents;

/// <summary>Joins blocks to one text by the rules of <see cref="BlockText"/> and keeps their ranges.</summary>
internal sealed class SourceTextBuilder
{
    private readonly StringBuilder _text = new();
    private readonly List<SourceBlock> _blocks = [];
    private readonly List<HiddenText> _hidden = [];
    private readonly HashSet<HiddenText> _seen = [];

    /// <summary>Adds a paragraph or heading.</summary>
    public void AddParagraph(string text, int headingLevel = 0, Alignment alignment = Alignment.Start)
    {
        Separate();
        _blocks.Add(new SourceParagraph { Range = Append(text), HeadingLevel = headingLevel, Alignment = alignment });
    }

    /// <summary>Adds a table; a table without a cell is left out.</summary>
    public void AddTable(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var filled = rows.Where(row => row.Count > 0).ToList();
        if (filled.Count == 0)
            return;
        Separate();
        var ranges = new List<SourceRow>(filled.Count);
        foreach (var row in filled)
        {
            if (ranges.Count > 0)
                _text.Append('\n');
            var cells = new List<SourceCell>(row.Count);
            foreach (var cell in row)
            {
                if (cells.Count > 0)
                    _text.Append('\t');
                cells.Add(new SourceCell(Append(cell)));
            }

            ranges.Add(new SourceRow { Cells = cells });
        }

        _blocks.Add(new SourceTable { Rows = ranges });
    }

    /// <summary>Notes text that is not shown; blank text and exact repetitions are left out.</summary>
    public void AddHidden(string where, string text)
    {
        var hidden = new HiddenText(where, text);
        if (!string.IsNullOrWhiteSpace(text) && _seen.Add(hidden))
            _hidden.Add(hidden);
    }

    /// <summary>The document so far.</summary>
    public SourceDocument Build() => new() { Text = _text.ToString(), Blocks = _blocks, HiddenTexts = _hidden };

    private void Separate()
    {
        if (_blocks.Count > 0)
            _text.Append('\n');
    }

    private TextRange Append(string text)
    {
        var start = _text.Length;
        _text.Append(text);
        return new TextRange(start, _text.Length);
    }
}
