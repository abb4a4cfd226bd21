using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Detectors;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Names;

/// <summary>
/// Reads lists and tables: under a heading cell that names people (姓名, 当事人) the cells of the rows below are names; under 行政相对人名称 those that look like one, for organisations stand there too. Cells are parted
/// by tabs, bars or blanks.
/// </summary>
internal sealed class NameColumns(NameLexicon lexicon, ScannedText text, NameProposals proposals)
{
    private const int FewestColumns = 3;
    private const int LongestName = 12;
    private const int LongestLine = 60;
    private const int LongestTorn = 400;

    /// <summary>Proposes the names.</summary>
    public void Read()
    {
        IReadOnlyList<ColumnHead> columns = [];
        var width = 0;
        var place = 0;
        var torn = string.Empty;
        var value = text.Spaced.Value;
        for (int start = 0, end; start <= value.Length; start = end + 1)
        {
            end = value.IndexOf('\n', start) is >= 0 and var found ? found : value.Length;
            if (width == 0 && HasFewCells(value.AsSpan(start..end)))
            {
                continue;
            }

            var line = value[start..end];
            var cells = Cells(line);
            var headings = cells.Count >= FewestColumns ? Headings(cells) : [];
            if (headings.Count > 0 && headings.Count <= (cells.Count + 1) / 2)
            {
                (columns, width, torn) = (headings, HasWalls(line) ? cells.Count : -cells.Count, string.Empty);
                continue;
            }

            // A cell of several lines tears its row: the lines are put together until they have every cell.
            if (cells.Count < width && line.Length <= (HasWalls(line) ? LongestTorn : LongestLine) && torn.Length + line.Length <= LongestTorn)
            {
                torn = torn.Length == 0 ? line : $"{torn} {line}";
                cells = Cells(torn);
                if (cells.Count < width || !HasWalls(torn))
                {
                    continue;
                }
            }

            torn = string.Empty;
            if (cells.Count == Math.Abs(width))
            {
                place = ReadRow(cells, columns, place);
            }
            else
            {
                (columns, width) = ([], 0);
            }
        }
    }

    private int ReadRow(List<string> cells, IReadOnlyList<ColumnHead> columns, int place)
    {
        var numbered = cells.Any(cell => cell.Count(char.IsAsciiDigit) >= 8);
        foreach (var (column, role, _, isEither) in columns.Where(heading => (numbered && !heading.MayBeOrganisation) || IsDotted(cells[heading.Column])
            || (LooksLikeName(cells[heading.Column]) && !(heading.MayBeOrganisation && MayBeTradeName(cells[heading.Column])))))
        {
            Propose(cells[column], isEither && !cells.Exists(RepresentativeTitles.IsOfCompany) ? PersonRole.PersonInCharge : role, -1 - place++);
        }

        return place;
    }

    // Neither a heading of columns nor a row below one.
    private static bool HasFewCells(ReadOnlySpan<char> line) =>
        line.Count(line.Contains('\t') ? '\t' : line.Contains('|') ? '|' : ' ') < FewestColumns - 1;

    private static bool HasWalls(string line) => line.AsSpan().IndexOfAny('\t', '|') >= 0;

    private static List<string> Cells(string line)
    {
        var separators = line.Contains('\t', StringComparison.Ordinal) ? "\t" : line.Contains('|', StringComparison.Ordinal) ? "|" : " ";
        line = line.Length > 1 && line[0] == '|' && line[^1] == '|' ? line[1..^1] : line;
        return [.. line.Split(separators[0], separators is " " ? StringSplitOptions.RemoveEmptyEntries : StringSplitOptions.None)
            .Select(cell => cell.Replace(" ", string.Empty, StringComparison.Ordinal))];
    }

    private List<ColumnHead> Headings(List<string> cells)
    {
        var headings = new List<ColumnHead>();
        for (var i = 0; i < cells.Count; i++)
        {
            var cell = cells[i].EndsWith("姓名", StringComparison.Ordinal) && cells[i].Length > 2 ? cells[i][..^2] : cells[i];
            var sideways = i + 1 < cells.Count && (LooksLikeName(cells[i + 1]) || cells[i + 1].Length == 0);
            if (!sideways && RepresentativeTitles.OfHead(cells[i]) is { } title)
            {
                headings.Add(new ColumnHead(i, title.Standing.IsHeld() ? PersonRole.LegalRepresentative : PersonRole.Other, false, title.IsEither));
            }
            else if (!sideways && lexicon.Roles.TryGetValue(cell, out var role))
            {
                headings.Add(new ColumnHead(i, role, false, false));
            }
            else if (!sideways && cell.EndsWith("名称", StringComparison.Ordinal) && lexicon.Roles.TryGetValue(cell[..^2], out var either))
            {
                headings.Add(new ColumnHead(i, either, true, false));
            }
        }

        return headings;
    }

    // Four characters that are built like no name are more often a firm's short name.
    private bool MayBeTradeName(string cell) => cell.Length > 3 && !lexicon.IsOfSyllables(cell) && lexicon.CompoundSurname(cell) == 0;

    private static bool IsDotted(string cell) =>
        cell.IndexOf('·', StringComparison.Ordinal) is > 0 and var dot && dot < cell.Length - 1 && cell.All(character => HanText.IsHan(character) || character == '·');

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
                proposals.Add(name, NameEvidence.Column - NameEvidence.SlotThreshold, role, place, settled: true);
            }
        }
    }

    // Under some heads stand organisations as well, under some whichever of two an organisation has.
    private readonly record struct ColumnHead(int Column, PersonRole Role, bool MayBeOrganisation, bool IsEither);
}
