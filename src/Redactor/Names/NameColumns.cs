using Disclosure.Redactor.Cases;
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
        var place = 0;
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
                var numbered = cells.Any(cell => cell.Count(char.IsAsciiDigit) >= 8);
                foreach (var (column, role) in columns.Where(heading => numbered || LooksLikeName(cells[heading.Column])))
                {
                    Propose(cells[column], role, -1 - place++);
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
            var sideways = i + 1 < cells.Count && (LooksLikeName(cells[i + 1]) || cells[i + 1].Length == 0);
            if (!sideways && lexicon.Roles.TryGetValue(cell, out var role))
            {
                headings.Add((i, role));
            }
        }

        return headings;
    }

    private bool LooksLikeName(string cell) =>
        cell.Length is >= 2 and <= 4 && (lexicon.IsSurname(cell[0]) || lexicon.IsUnsurnamedStart(cell[0]) || lexicon.IsOfSyllables(cell))
        && !lexicon.IsWord(cell) && !lexicon.IsNeverName(cell) && !lexicon.Roles.ContainsKey(cell) && cell.All(HanText.IsHan);

    private void Propose(string cell, PersonRole role, int place)
    {
        foreach (var name in cell.Split('、', ','))
        {
            var han = name.Length > 0 && name.All(character => HanText.IsHan(character) || character == '·');
            if (han && name.Length >= 2 && name.Length <= LongestName && !lexicon.IsNeverName(name) && lexicon.OrganisationEndings.LongestAt(name, Math.Max(0, name.Length - 2)) < 2
                && (name.Length <= 4 || lexicon.IsOfSyllables(name) || name.Contains('·', StringComparison.Ordinal)))
            {
                proposals.Add(name, NameEvidence.Column - NameEvidence.SlotThreshold, role, place);
            }
        }
    }
}
