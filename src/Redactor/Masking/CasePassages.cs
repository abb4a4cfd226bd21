using System.Text;
using Disclosure.Records;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Masking;

/// <summary>
/// The document, the fields published beside it and the names of parties that are no natural persons as one text, so that one pass sees
/// every name everywhere. Passages stand apart by a character that no value can hold.
/// </summary>
internal sealed class CasePassages
{
    private const string Border = "\n\uFFFC\n";
    private const string PartyLabel = "当事人：";

    private CasePassages(string text, TextRange document, IReadOnlyList<(string Name, TextRange Range)> fields, IReadOnlyList<TextRange?> parties)
    {
        Text = text;
        Document = document;
        Fields = fields;
        Parties = parties;
    }

    /// <summary>All passages.</summary>
    public string Text { get; }

    /// <summary>The document's text within <see cref="Text"/>; it starts at 0.</summary>
    public TextRange Document { get; }

    /// <summary>The fields within <see cref="Text"/>, by name.</summary>
    public IReadOnlyList<(string Name, TextRange Range)> Fields { get; }

    /// <summary>
    /// The name of each party within <see cref="Text"/>, in their order; null for a natural person, whose name never stands. What an agency
    /// writes as a name may be a proprietor's own, or hold a telephone or a home beside it: it is searched like any text.
    /// </summary>
    public IReadOnlyList<TextRange?> Parties { get; }

    /// <summary>Joins them.</summary>
    public static CasePassages Join(SourceDocument document, CaseFacts facts)
    {
        if (facts.Fields.Count == 0 && facts.Parties.Count == 0)
        {
            return new CasePassages(document.Text, new TextRange(0, document.Text.Length), [], []);
        }

        var text = new StringBuilder(document.Text);
        var fields = new List<(string Name, TextRange Range)>();
        foreach (var (name, value) in facts.Fields.OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            text.Append(Border);
            fields.Add((name, new TextRange(text.Length, text.Length + value.Length)));
            text.Append(value);
        }

        var parties = new List<TextRange?>();
        foreach (var party in facts.Parties)
        {
            if (party.Kind == PartyKind.NaturalPerson)
            {
                parties.Add(null);
                continue;
            }

            text.Append(Border).Append(PartyLabel);
            parties.Add(new TextRange(text.Length, text.Length + party.Name.Length));
            text.Append(party.Name);
        }

        return new CasePassages(text.ToString(), new TextRange(0, document.Text.Length), fields, parties);
    }

    /// <summary>The findings of one passage, with offsets counted from its start.</summary>
    /// <param name="findings">Findings by start, without overlap.</param>
    /// <param name="passage">The passage.</param>
    public static IReadOnlyList<Finding> Within(IReadOnlyList<Finding> findings, TextRange passage)
    {
        var (low, high) = (0, findings.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (findings[middle].Start < passage.Start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        if (passage.Start == 0 && (findings.Count == 0 || findings[^1].End <= passage.End))
        {
            return findings;
        }

        var within = new List<Finding>();
        for (var i = low; i < findings.Count && findings[i].Start < passage.End; i++)
        {
            if (findings[i].End <= passage.End)
            {
                within.Add(passage.Start == 0 ? findings[i] : findings[i] with { Start = findings[i].Start - passage.Start, End = findings[i].End - passage.Start });
            }
        }

        return within;
    }
}
