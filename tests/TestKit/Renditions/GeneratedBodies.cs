using Disclosure.Records;

namespace Disclosure.TestKit.Renditions;

/// <summary>
/// Bodies of every shape that the model allows, and of some that it does not promise: characters no format can hold, tables whose rows
/// disagree, merges without a partner, notes without a mark and marks without a note. Places follow the order of the model.
/// </summary>
public sealed class GeneratedBodies(SeededRandom random)
{
    /// <summary>Clauses of the masks; the last is in no list.</summary>
    public static readonly IReadOnlyList<string> Clauses = ["GS-09-3", "GS-10-1", "GS-10-2b", "GS-10-4", "GS-99"];

    private static readonly string[] Words =
    [
        "当事人", "经查，", "罚款人民币5,000.00元。", "（2026）云0102号", " ", "　　", "\t", "\n", "\r", "\r\n", "a b  c", "<w:p>", "&amp;", "]]>", "\"'", "—“”…·",
        "𠀀𪚥", "👨‍👩‍👧", "e\u0301", "\u00AD", "\u2011", "\u200B", "\u202E", "\u2028", "\u0085", "\u0000", "\u0001\u001F", "\u000B\u000C", "x\uD800x", "x\uDC00x", "\uFFFE\uFFFF", "\uFEFF", "\u007F\u009F",
        "1．", "• ", "<script>alert(1)</script>", "</p></td>", "<!--", "-->", "{{", "\u0E33\u0F0B", "Ɐ", "  ",
    ];

    private static readonly string[] Masks = ["〔身份证号码已隐去〕", "张某", "相关人员甲", "〔住址已隐去〕"];

    private int _notes;

    /// <summary>A body of up to so many blocks in its text.</summary>
    public IReadOnlyList<Block> Next(int blocks)
    {
        _notes = random.Next(4);
        var body = new List<Block>();
        Add(body, random.Next(3), BlockPlace.Header, null);
        Add(body, random.Next(blocks + 1), BlockPlace.Body, null);
        for (var note = 1; note <= _notes; note++)
            Add(body, 1 + random.Next(2), BlockPlace.Note, note);
        Add(body, random.Next(2), BlockPlace.Footer, null);
        return body;
    }

    private void Add(List<Block> body, int count, BlockPlace place, int? note)
    {
        for (var i = 0; i < count; i++)
            body.Add(NextBlock() with { Place = place, NoteNumber = note });
    }

    private Block NextBlock() => random.Next(8) switch
    {
        0 => new Heading { Level = random.Next(8), Inlines = NextInlines() },
        1 or 2 => NextTable(),
        _ => new Paragraph
        {
            Inlines = NextInlines(),
            Alignment = (Alignment)random.Next(3),
            ListLevel = random.Next(4) == 0 ? random.Next(12) : null,
            BeginsPage = random.Next(8) == 0,
        },
    };

    private Table NextTable()
    {
        var widest = random.Next(30) == 0 ? 70 : 5;
        var rows = new TableRow[random.Next(5)];
        for (var row = 0; row < rows.Length; row++)
        {
            var cells = new TableCell[random.Next(widest)];
            for (var cell = 0; cell < cells.Length; cell++)
            {
                var goesOn = random.Next(4) == 0;
                cells[cell] = new TableCell
                {
                    Inlines = goesOn && random.Next(4) > 0 ? [] : NextInlines(),
                    ColumnSpan = random.Next(5) == 0 ? random.Pick([2, 3, 0, -1, int.MaxValue]) : null,
                    Continues = goesOn,
                };
            }

            rows[row] = new TableRow { Cells = cells, IsHeader = random.Next(4) == 0 };
        }

        return new Table { Rows = rows };
    }

    private Inline[] NextInlines()
    {
        var inlines = new Inline[random.Next(5)];
        for (var i = 0; i < inlines.Length; i++)
        {
            inlines[i] = random.Next(7) switch
            {
                0 => new Inline { Text = random.Pick(Masks), Redaction = new Redaction("person", random.Pick(Clauses)) },
                1 when random.Next(3) == 0 => new Inline { Text = string.Empty, NoteMark = 1 + random.Next(_notes + 1) },
                _ => new Inline { Text = NextText(), Style = random.Next(3) == 0 ? (InlineStyle)random.Next(64) : InlineStyle.None },
            };
        }

        return inlines;
    }

    private string NextText()
    {
        var words = new string[random.Next(4)];
        for (var i = 0; i < words.Length; i++)
            words[i] = random.Pick(Words);
        return string.Concat(words);
    }
}
