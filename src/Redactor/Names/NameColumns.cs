using Disclosure.Redactor.Detectors;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Names;

/// <summary>
/// Reads lists and tables: under a heading cell that names people (姓名, 当事人) the cells of the rows below are names. Cells are parted
/// by tabs, bars or blanks.
/// </summary>
internal sealed class NameColumns(NameLexicon lexicon, ScannedText text, NameProposals proposals)
{
    private const int FewestColumns = 3;
    private const int LongestName = 12;

    /// <summary>Proposes the names.</summary>
    public void Read()
    {
        IReadOnlyList<(int Column, PersonRole Role)> columns = [];
        var width = 0;
        foreach (var line in text.Spaced.Value.Split('\n'))
        {
            var cells = Cells(line);
            var headings = cells.Count >= FewestColumns ? Headings(cells) : [];
            if (headings.Count > 0 && headings.Count <= cells.Count / 2)
            {
                (columns, width) = (headings, cells.Count);
            }
            else if (cells.Count == width)
            {
                foreach (var (column, role) in columns)
                {
                    Propose(cells[column], role);
                }
            }
            else
            {
                (columns, width) = ([], 0);
            }
        }
    }

    private static List<string> Cells(string line)
    {
        var separators = line.Contains('\t', StringComparison.Ordinal) ? "\t" : line.Contains('|', StringComparison.Ordinal) ? "|" : " ";
        return [.. line.Split(separators[0], separators is " " ? StringSplitOptions.RemoveEmptyEntries : StringSplitOptions.None)
            .Select(cell => cell.Replace(" ", string.Empty, StringComparison.Ordinal))];
    }

    private List<(int Column, PersonRole Role)> Headings(List<string> cells)
    {
        var headings = new List<(int Column, PersonRole Role)>();
        for (var i = 0; i < cells.Count; i++)
        {
            var cell = cells[i].EndsWith("姓名", StringComparison.Ordinal) && cells[i].Length > 2 ? cells[i][..^2] : cells[i];
            if (lexicon.Roles.TryGetValue(cell, out var role))
            {
                headings.Add((i, role));
            }
        }

        return headings;
    }

    private void Propose(string cell, PersonRole role)
    {
        foreach (var name in cell.Split('、', ','))
        {
            var han = name.Length > 0 && name.All(character => HanText.IsHan(character) || character == '·');
            if (han && name.Length >= 2 && name.Length <= LongestName && !lexicon.IsNeverName(name) && lexicon.OrganisationEndings.LongestAt(name, Math.Max(0, name.Length - 2)) < 2
                && (name.Length <= 4 || lexicon.IsOfSyllables(name) || name.Contains('·', StringComparison.Ordinal)))
            {
                proposals.Add(name, NameEvidence.Column - NameEvidence.SlotThreshold, role);
            }
        }
    }
}
