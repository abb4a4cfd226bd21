using System.Text;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Masking;

/// <summary>
/// The document and the fields published beside it as one text, so that one pass sees every name everywhere. Passages stand apart
/// by a character that no value can hold.
/// </summary>
internal sealed class CasePassages
{
    private const string Border = "\n\uFFFC\n";

    private CasePassages(string text, TextRange document, IReadOnlyList<(string Name, TextRange Range)> fields)
    {
        Text = text;
        Document = document;
        Fields = fields;
    }

    /// <summary>All passages.</summary>
    public string Text { get; }

    /// <summary>The document's text within <see cref="Text"/>; it starts at 0.</summary>
    public TextRange Document { get; }

    /// <summary>The fields within <see cref="Text"/>, by name.</summary>
    public IReadOnlyList<(string Name, TextRange Range)> Fields { get; }

    /// <summary>Joins them.</summary>
    public static CasePassages Join(SourceDocument document, CaseFacts facts)
    {
        var text = new StringBuilder(document.Text);
        var fields = new List<(string Name, TextRange Range)>();
        foreach (var (name, value) in facts.Fields.OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            text.Append(Border);
            fields.Add((name, new TextRange(text.Length, text.Length + value.Length)));
            text.Append(value);
        }

        return new CasePassages(text.ToString(), new TextRange(0, document.Text.Length), fields);
    }

    /// <summary>The findings of one passage, with offsets counted from its start.</summary>
    public static IReadOnlyList<Finding> Within(IReadOnlyList<Finding> findings, TextRange passage) =>
        [.. findings.Where(finding => finding.Start >= passage.Start && finding.End <= passage.End)
            .Select(finding => finding with { Start = finding.Start - passage.Start, End = finding.End - passage.Start })];
}
