using System.Security;
using System.Text;
using Disclosure.Redactor.Tests.Mutations;
using Disclosure.TestKit;
using static Disclosure.Redactor.Tests.Leaks.SourcePackage;

namespace Disclosure.Redactor.Tests.Leaks;

/// <summary>
/// A Word file made by chance, the same for the same seed: a decision with planted values, cut into runs anywhere, in paragraphs, tables,
/// notes, margins and text boxes, and with a secret in places that nobody sees.
/// </summary>
/// <param name="Source">The file.</param>
/// <param name="Text">What was planted in its text.</param>
/// <param name="Vectors">Where the secret was put.</param>
internal sealed record GeneratedDocument(SourcePackage Source, MutatedText Text, IReadOnlyList<LeakVector> Vectors)
{
    private const int MostVectors = 3;

    private static readonly string[] Looks = ["<w:b/>", "<w:i/>", "<w:u w:val=\"single\"/>", "<w:sz w:val=\"28\"/>", "<w:rFonts w:eastAsia=\"仿宋\"/>", "<w:color w:val=\"C00000\"/>", ""];

    public static GeneratedDocument Of(ulong seed)
    {
        var random = new SeededRandom(seed);
        var text = MutatedText.Of(seed);
        var source = new SourcePackage();
        // A number that goes on in the next line is one number to a reader; one that goes on in a table, a box or a note is two.
        var hasBrokenValue = text.Planted.Any(plant => plant.Disguise.Name is "line break");
        Write(text.Text.Split('\n'), source, random, inParagraphsAlone: hasBrokenValue);
        var vectors = new List<LeakVector>();
        for (var i = random.Next(MostVectors + 1); i > 0; i--)
        {
            var vector = random.Pick(LeakVectors.All);
            // A margin is planted under one name: a document has one of them.
            if (vectors.Contains(vector) || (IsMargin(vector) && vectors.Exists(IsMargin)))
                continue;
            vector.Plant(source);
            vectors.Add(vector);
        }

        return new GeneratedDocument(source, text, vectors);
    }

    private static bool IsMargin(LeakVector vector) => vector.Name.Contains("header", StringComparison.Ordinal) || vector.Name.Contains("footer", StringComparison.Ordinal);

    private static void Write(string[] lines, SourcePackage source, SeededRandom random, bool inParagraphsAlone)
    {
        var notes = new StringBuilder();
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (inParagraphsAlone)
                source.Add(Paragraph(line, random));
            else if (line.Contains('\t') && random.Next(2) == 0)
                source.Add(Table(line.Split('\t'), random));
            else if (i > 1 && random.Next(12) == 0)
                source.Add(Table([line], random));
            else if (i > 1 && random.Next(15) == 0)
                source.Add($"<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx><w:txbxContent>{Paragraph(line, random)}</w:txbxContent></wps:txbx></w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>");
            else if (i > 1 && random.Next(12) == 0)
                source.Add($"<w:p>{Run("注")}<w:r><w:footnoteReference w:id=\"{AddNote(notes, line, random)}\"/></w:r></w:p>");
            else
                source.Add(Paragraph(line, random));
        }

        if (notes.Length > 0)
            source.With("word/footnotes.xml", $"<w:footnotes {Declarations}>{notes}</w:footnotes>", "footnotes");
    }

    private static int AddNote(StringBuilder notes, string line, SeededRandom random)
    {
        var id = notes.Length + 1;
        notes.Append($"<w:footnote w:id=\"{id}\">{Paragraph(line, random)}</w:footnote>");
        return id;
    }

    private static string Table(string[] cells, SeededRandom random) =>
        $"<w:tbl><w:tr>{string.Concat(cells.Select(cell => $"<w:tc><w:tcPr/>{Paragraph(cell, random)}</w:tc>"))}</w:tr></w:tbl>";

    private static string Paragraph(string line, SeededRandom random)
    {
        var paragraph = new StringBuilder("<w:p>");
        for (var at = 0; at < line.Length;)
        {
            var end = Math.Min(line.Length, at + random.Next(1, random.Next(2) == 0 ? 4 : 60));
            if (end < line.Length && char.IsLowSurrogate(line[end]))
                end++;
            paragraph.Append(Wrapped(Piece(line[at..end], random), random));
            at = end;
        }

        return paragraph.Append("</w:p>").ToString();
    }

    private static string Piece(string text, SeededRandom random)
    {
        var look = random.Pick(Looks);
        var properties = look.Length > 0 ? $"<w:rPr>{look}</w:rPr>" : string.Empty;
        var pieces = text.Split('\t').Select(part => part.Length == 0 ? string.Empty : $"<w:t xml:space=\"preserve\">{SecurityElement.Escape(part)}</w:t>");
        return $"<w:r>{properties}{string.Join("<w:tab/>", pieces)}</w:r>";
    }

    private static string Wrapped(string run, SeededRandom random) => random.Next(14) switch
    {
        0 => $"<w:ins w:author=\"{Secret.Name}\">{run}</w:ins>",
        1 => $"<w:hyperlink w:anchor=\"a\">{run}</w:hyperlink>",
        2 => $"<w:sdt><w:sdtPr><w:alias w:val=\"{Secret.Name}\"/></w:sdtPr><w:sdtContent>{run}</w:sdtContent></w:sdt>",
        3 => $"<w:smartTag w:element=\"x\">{run}</w:smartTag>",
        4 => $"<w:proofErr w:type=\"spellStart\"/>{run}<w:proofErr w:type=\"spellEnd\"/>",
        5 => $"{run}<w:del w:author=\"{Secret.Name}\"><w:r><w:delText>{Secret.Id}</w:delText></w:r></w:del>",
        _ => run,
    };
}
