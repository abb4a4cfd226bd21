using System.Text;
using Disclosure.Records;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;

namespace Disclosure.Publisher.Rescanning;

/// <summary>
/// What everyone can read of a record as one text for the redactor, who finds its way by what stands around a value: the masks keep their
/// words in it, and what is found upon them is not counted.
/// </summary>
internal sealed class PublishedReading
{
    private const string PartyLabel = "当事人：";

    // No value can hold it.
    private const string Border = "\n\uFFFC\n";

    private readonly StringBuilder _text = new();
    private readonly List<(TextRange Range, string Where)> _places = [];
    private readonly List<TextRange> _masks = [];

    private PublishedReading()
    {
    }

    /// <summary>The text; each place is a paragraph.</summary>
    public SourceDocument Document => new() { Text = _text.ToString(), Blocks = [.. _places.Select(place => new SourceParagraph { Range = place.Range })] };

    /// <summary>Whether there is nothing to read.</summary>
    public bool IsBlank => _text.Length == 0;

    /// <summary>Reads a decision: the text, then the fields beside it as the redactor joins them.</summary>
    public static PublishedReading Of(DecisionRecord record)
    {
        var reading = new PublishedReading();
        for (var i = 0; i < record.Body.Count; i++)
        {
            reading.Add(record.Body[i], $"body[{i}]");
        }

        reading.AddField("title", record.Title);
        reading.AddField("summary.facts", record.Summary.Facts);
        reading.AddField("summary.basis", record.Summary.Basis);
        reading.AddField("summary.decision", record.Summary.Decision);
        for (var i = 0; i < record.Summary.Parties.Count; i++)
        {
            reading.AddField($"summary.parties[{i}]", record.Summary.Parties[i], PartyLabel);
        }

        reading.AddField("documentNumber", record.DocumentNumber);
        reading.AddField("agencyName", record.AgencyName);
        reading.AddField("sector", record.Sector);
        for (var i = 0; i < record.PenaltyKinds.Count; i++)
        {
            reading.AddField($"penaltyKinds[{i}]", record.PenaltyKinds[i]);
        }

        return reading;
    }

    /// <summary>Reads a notice.</summary>
    public static PublishedReading Of(NoticeRecord notice)
    {
        var reading = new PublishedReading();
        reading.AddField("content", notice.Content);
        reading.AddField("reason", notice.Reason);
        reading.AddField("authority", notice.Authority);
        reading.AddField("authorityDocumentNumber", notice.AuthorityDocumentNumber);
        reading.AddField("documentNumber", notice.DocumentNumber);
        reading.AddField("agencyName", notice.AgencyName);
        return reading;
    }

    /// <summary>Where a finding stands; null for one upon a mask, and for one that is not within one place.</summary>
    public string? PlaceOf(Finding finding) =>
        _masks.Exists(mask => mask.Start < finding.End && finding.Start < mask.End)
            ? null
            : _places.Find(place => place.Range.Start <= finding.Start && finding.Start < place.Range.End).Where;

    private void Add(Block block, string where)
    {
        if (_text.Length > 0)
        {
            _text.Append('\n');
        }

        var start = _text.Length;
        switch (block)
        {
            case Heading heading:
                Add(heading.Inlines);
                break;
            case Paragraph paragraph:
                Add(paragraph.Inlines);
                break;
            case Table table:
                Add(table);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), "Not a known kind of block.");
        }

        _places.Add((new TextRange(start, _text.Length), where));
    }

    private void Add(Table table)
    {
        for (var row = 0; row < table.Rows.Count; row++)
        {
            _text.Append(row > 0 ? "\n" : string.Empty);
            for (var cell = 0; cell < table.Rows[row].Cells.Count; cell++)
            {
                _text.Append(cell > 0 ? "\t" : string.Empty);
                Add(table.Rows[row].Cells[cell].Inlines);
            }
        }
    }

    private void Add(IReadOnlyList<Inline> inlines)
    {
        foreach (var inline in inlines)
        {
            if (inline.Redaction is not null)
            {
                _masks.Add(new TextRange(_text.Length, _text.Length + inline.Text.Length));
            }

            _text.Append(inline.Text);
        }
    }

    private void AddField(string where, string text) => AddField(where, [new Inline { Text = text }]);

    private void AddField(string where, IReadOnlyList<Inline> inlines, string label = "")
    {
        if (inlines.All(inline => string.IsNullOrWhiteSpace(inline.Text)))
        {
            return;
        }

        if (_text.Length > 0)
        {
            _text.Append(Border);
        }

        _text.Append(label);
        var start = _text.Length;
        Add(inlines);
        _places.Add((new TextRange(start, _text.Length), where));
    }
}
